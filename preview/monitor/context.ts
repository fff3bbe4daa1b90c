import type { UnansweredInvokeError } from "../errors";
import type { Limitations } from "../limitations";
import type { Config } from "../project/config";
import type { Provider } from "../provider";
import type { Properties } from "../values";
import type { Watch } from "../watch";
import type { Resource, Resources } from "./resources";

/** What the parts of the monitor share during one run. */
export interface Context {
  readonly project: string;
  readonly stack: string;
  readonly config: Config;
  readonly providers: Readonly<Record<string, Provider>>;
  readonly resources: Resources;
  readonly limitations: Limitations;
  readonly watch: Watch;
  /** The environment of program, packs and providers. */
  readonly env: NodeJS.ProcessEnv;
  /** Shows a resource to the packs; the answer is its inputs, changed where a policy remediates. */
  examine(resource: Resource): Promise<Properties>;
  /** Ends the whole preview. */
  fail(error: Error): void;
  /** Remembers a data source without an answer: the program may live without it. */
  unanswered(error: UnansweredInvokeError): void;
}
