/**
 * What went wrong with a call to AWS, in one line with the way out; undefined for what is no fault of AWS, the network or the
 * credentials. The messages of AWS are left out: they name roles and sessions.
 */
export function inWords(operation: string, error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name } = error;
  const status = statusOf(error);
  if (name === "CredentialsProviderError" || /credential/i.test(name)) {
    return "no AWS credentials were found; set AWS_PROFILE or give --profile, or sign in again";
  }
  if (/region is missing/i.test(error.message)) return "no Region is set; give --region, or set AWS_REGION";
  if (REFUSED.has(name)) return `AWS refused the credentials (${operation}: ${name}); sign in again`;
  if (name === "AccessDeniedException" || name === "AccessDenied" || status === 403) {
    return `no permission for backup:${operation}; give the role that reads it this permission`;
  }
  if (/throttl|TooManyRequests|SlowDown|LimitExceeded/i.test(name) || status === 429) {
    return `AWS Backup throttled ${operation} again and again; try later`;
  }
  const code = codeOf(error);
  if (code !== undefined || name === "TimeoutError") {
    return `AWS Backup cannot be reached (${operation}: ${code ?? name}); is the Region or --endpoint right?`;
  }
  if (status !== undefined) return `AWS Backup failed (${operation}: ${name}, HTTP ${status}); try again`;
  return undefined;
}

const REFUSED: ReadonlySet<string> = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
]);

/** The code of a connection that failed, of one address or of all that a name stands for. */
function codeOf(error: Error): string | undefined {
  const { code, errors } = error as {
    readonly code?: unknown;
    readonly errors?: readonly { readonly code?: unknown }[];
  };
  const found = code ?? errors?.find((one) => one.code !== undefined)?.code;
  return typeof found === "string" && /^E[A-Z_]+$/.test(found) ? found : undefined;
}

function statusOf(error: Error): number | undefined {
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: unknown } };
  return typeof $metadata?.httpStatusCode === "number" ? $metadata.httpStatusCode : undefined;
}
