import { parseJson } from "./json";
import { jsonText } from "./json-text";
import { type Asked, type Protocol, ServiceError, type Structure, type WireAnswer, type WireRequest } from "./wire";

/** Method, path with `{members}`, and the status of success if it is not 200. */
export type Route = readonly [method: string, path: string, status?: number];

interface CompiledRoute {
  readonly operation: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly members: readonly string[];
  readonly status: number;
}

/** REST JSON: the operation in method and path, members in path, query and body. AWS Backup speaks it. */
export class RestJsonProtocol implements Protocol {
  readonly #routes: readonly CompiledRoute[];

  /**
   * @param routes by operation
   * @param queryNames what members are called in the query where that is not their own name, in lower camel case
   */
  constructor(
    routes: Readonly<Record<string, Route>>,
    private readonly queryNames: Readonly<Record<string, string>>,
  ) {
    this.#routes = Object.entries(routes).map(([operation, route]) => compile(operation, route));
  }

  decode({ method, path, query, body }: WireRequest): Asked {
    for (const route of this.#routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (match !== null) {
        const inPath = route.members.map((member, index) => [member, decodeURIComponent(match[index + 1] as string)]);
        const inQuery = [...query].map(([name, value]) => [this.queryNames[name] ?? capitalized(name), value]);
        return {
          operation: route.operation,
          input: { ...parseJson(body), ...Object.fromEntries(inQuery), ...Object.fromEntries(inPath) },
        };
      }
    }
    throw new ServiceError("UnknownOperationException", 404, `The lab has no ${method} ${path}.`);
  }

  encode(operation: string, output: Structure, requestId: string): WireAnswer {
    const status = this.#routes.find((route) => route.operation === operation)?.status ?? 200;
    return answer(status, status === 204 ? "" : jsonText(output), { "x-amzn-requestid": requestId });
  }

  refuse({ code, status, message }: ServiceError, requestId: string): WireAnswer {
    const headers = { "x-amzn-requestid": requestId, "x-amzn-errortype": code };
    return answer(status, jsonText({ Code: code, Message: message }), headers);
  }
}

function compile(operation: string, [method, path, status = 200]: Route): CompiledRoute {
  const members = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, "([^/]+)")}/?$`);
  return { operation, method, pattern, members, status };
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>>): WireAnswer {
  return { status, body, headers: { "content-type": "application/json", ...headers } };
}
