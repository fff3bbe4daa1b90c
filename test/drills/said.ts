import { type Cloud, CloudError, type Operation } from "../../drills/cloud";

/** A cloud that answers calls by what is written down for them, one after the other, the last for ever; and what it was asked. */
export function cloudThatSays(answers: Partial<Record<Operation, readonly unknown[]>>): {
  readonly cloud: Cloud;
  readonly asked: { readonly operation: Operation; readonly input: unknown }[];
} {
  const asked: { operation: Operation; input: unknown }[] = [];
  const cloud = {
    isAws: () => false,
    send: async (_region: string, operation: Operation, input: unknown) => {
      const turn = asked.filter((one) => one.operation === operation).length;
      asked.push({ operation, input });
      const said = answers[operation] ?? [];
      const answer = said[Math.min(turn, said.length - 1)];
      if (answer instanceof CloudError) throw answer;
      if (answer === undefined) throw new Error(`nobody expected ${operation}`);
      return answer;
    },
  };
  return { cloud: cloud as Cloud, asked };
}

/** A refusal of a call. */
export function refusalOf(operation: Operation, code: string): CloudError {
  return new CloudError(operation, code, `${operation}: no (${code})`, false);
}
