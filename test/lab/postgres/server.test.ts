import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "@jest/globals";
import { answers } from "../../../lab/postgres/server";

test("what has a server's port and never answers is not that server", async () => {
  const taken: Socket[] = [];
  const stranger = createServer((socket) => void taken.push(socket.on("error", () => undefined))).listen(
    0,
    "127.0.0.1",
  );
  await once(stranger, "listening");
  const { port } = stranger.address() as AddressInfo;
  try {
    expect(await answers({ host: "127.0.0.1", port }, "/nowhere")).toBe(false);
    expect(taken).toHaveLength(1);
  } finally {
    for (const socket of taken) socket.destroy();
    stranger.close();
  }
});
