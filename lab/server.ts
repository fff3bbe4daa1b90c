import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { control, controlPrefix } from "./control";
import { dispatch } from "./dispatch";
import type { WireRequest } from "./protocol/wire";
import type { World } from "./world";

/** Loopback, and nothing else: the lab trusts whoever calls. */
export const host = "127.0.0.1";

/** Serves a world. Resolves when it can be called. */
export async function serve(world: World, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    handle(world, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return server;
}

async function handle(world: World, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await read(incoming);
  const answer = request.path.startsWith(controlPrefix)
    ? await control(world, request)
    : await dispatch(world, request);
  if (answer === "cut") {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  response.end(incoming.method === "HEAD" ? undefined : answer.body);
}

async function read(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const [path = "/", query = ""] = (incoming.url ?? "/").split("?");
  return {
    method: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(query),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
