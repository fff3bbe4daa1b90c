import { setTimeout } from "node:timers/promises";
import { Client } from "pg";

/** Runs a query on a database of the lab, as anybody. */
export async function query(port: number | undefined, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ host: "127.0.0.1", port: port ?? 0, user: "lab", password: "any", database: "postgres" });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Asks until there is an answer; the test's own timeout ends it otherwise. */
export async function eventually<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    await setTimeout(20);
  }
}
