import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What an account holds, in the words of AWS Backup on the wire. */
export interface Account {
  readonly plans: readonly {
    readonly id: string;
    readonly answer: Readonly<Record<string, unknown>>;
    readonly selections: readonly { readonly id: string; readonly answer: Readonly<Record<string, unknown>> }[];
  }[];
  readonly vaults: readonly Readonly<Record<string, unknown> & { readonly BackupVaultName: string }>[];
  readonly optIn: Readonly<Record<string, boolean>>;
}

/** How the server fails a call. */
export interface Failure {
  readonly status: number;
  /** The name of the error; without one the connection is cut. */
  readonly error?: string;
}

/** AWS Backup on the loopback: REST-JSON as the SDK speaks it, one entry a page. */
export class BackupServer {
  readonly requests: string[] = [];
  /** By method and path. */
  readonly failures = new Map<string, Failure>();
  readonly #server: Server;

  constructor(readonly account: Account) {
    this.#server = createServer(({ method, url = "", headers }, response) => {
      const { pathname, searchParams } = new URL(url, "http://localhost");
      const call = `${method} ${decodeURIComponent(pathname)}`;
      const token = searchParams.get("nextToken");
      this.requests.push(token === null ? call : `${call} after ${token}`);
      const signed = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/[a-z0-9-]+\/backup\//.test(
        headers.authorization ?? "",
      );
      const failure =
        this.failures.get(call) ?? (signed ? undefined : { status: 403, error: "MissingAuthenticationToken" });
      if (failure !== undefined) return fail(response, failure);
      const body = this.#answer(call, token);
      if (body === undefined) return fail(response, { status: 404, error: "ResourceNotFoundException" });
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(call: string, token: string | null): object | undefined {
    const { plans, vaults, optIn } = this.account;
    const [, path = ""] = call.split(" ");
    const parts = path.split("/").filter((part) => part !== "");
    const plan = plans.find(({ id }) => id === parts[2]);
    switch (true) {
      case call === "GET /backup/plans":
        return page(
          "BackupPlansList",
          plans.map(({ id }) => ({ BackupPlanId: id })),
          token,
        );
      case parts[0] === "backup" && parts.length === 3:
        return plan?.answer;
      case parts[3] === "selections" && parts.length === 4:
        return (
          plan &&
          page(
            "BackupSelectionsList",
            plan.selections.map(({ id }) => ({ SelectionId: id })),
            token,
          )
        );
      case parts[3] === "selections":
        return plan?.selections.find(({ id }) => id === parts[4])?.answer;
      case call === "GET /backup-vaults":
        return page("BackupVaultList", vaults, token);
      case parts[0] === "backup-vaults":
        return vaults.find(({ BackupVaultName }) => BackupVaultName === parts[1]);
      case call === "GET /account-settings":
        return { ResourceTypeOptInPreference: optIn, ResourceTypeManagementPreference: {} };
      default:
        return undefined;
    }
  }
}

/** One entry a page: who does not ask for the next sees only the first. */
function page(key: string, entries: readonly object[], token: string | null): object {
  const at = Number(token ?? 0);
  return { [key]: entries.slice(at, at + 1), ...(at + 1 < entries.length ? { NextToken: `${at + 1}` } : {}) };
}

function fail(response: ServerResponse, { status, error }: Failure): void {
  if (error === undefined) {
    response.destroy();
    return;
  }
  response
    .writeHead(status, { "Content-Type": "application/json", "x-amzn-ErrorType": error })
    .end(JSON.stringify({ message: "User: arn:aws:sts::111111111111:assumed-role/secret is not authorized" }));
}
