import { type Operation, permissionsFor } from "../cloud";

const THROTTLED = /throttl|TooManyRequests|RequestLimitExceeded|SlowDown/i;
const REFUSED =
  /^(ExpiredToken|IncompleteSignature|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|UnrecognizedClient|AuthFailure)/;

/** What is wrong and the way out, of what happens most; else what AWS says. */
export function inWords(operation: Operation, error: unknown): string {
  const { name, message } = error as Error;
  if (/credential/i.test(name))
    return "no AWS credentials were found; set AWS_PROFILE or give --profile, or sign in again";
  if (REFUSED.test(name)) return `AWS refused the credentials (${operation}: ${name}); sign in again`;
  if (
    /AccessDenied|UnauthorizedOperation/.test(name) ||
    (statusOf(error) === 403 && /Denied|Unauthorized|Forbidden/.test(name))
  ) {
    return `no permission for ${permissionsFor(operation).join(" and ")}; lifeboat iam-policy prints what a drill needs`;
  }
  if (/^KMSKeyNotAccessible/.test(name)) return `the key of the backup cannot be used (${operation}: ${name})`;
  if (THROTTLED.test(name)) return `AWS throttled ${operation} again and again; try later`;
  const network = networkCode(error);
  if (network !== undefined)
    return `AWS cannot be reached (${operation}: ${network}); is the Region or --endpoint right?`;
  return `${operation}: ${oneLine(message)} (${name})`;
}

/** Whether the same call may do later: throttled, a fault of the server, or the network. */
export function isTransient(error: unknown): boolean {
  const { name } = error as Error;
  return THROTTLED.test(name) || (statusOf(error) ?? 0) >= 500 || networkCode(error) !== undefined;
}

function statusOf(error: unknown): number | undefined {
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}

/** The code of a connection that failed, of one address or of all that a name stands for. */
function networkCode(error: unknown): string | undefined {
  const { name, code, errors } = error as {
    readonly name?: string;
    readonly code?: unknown;
    readonly errors?: readonly { readonly code?: unknown }[];
  };
  if (name === "TimeoutError") return name;
  const found = code ?? errors?.find((one) => one.code !== undefined)?.code;
  return typeof found === "string" && /^E[A-Z_]+$/.test(found) ? found : undefined;
}

const LONGEST = 300;

function oneLine(message: string): string {
  return message.replace(/\s+/g, " ").slice(0, LONGEST);
}
