import { AnalyzeStackRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { analyzeRequest, stackResource } from "../../preview/pack/messages";
import { DeclaredResources } from "./declare";
import { declareTeams } from "./team";

/** What the engine sends a pack about a stack, ready to go. */
export interface StackRequests {
  /** The inputs of each resource. */
  readonly resources: readonly Buffer[];
  /** The outputs of all. */
  readonly stack: Buffer;
}

/** The requests for a stack of so many AWS resources and components. */
export function stackRequests(count: number): StackRequests {
  const declared = new DeclaredResources();
  declareTeams(count, declared.declare);
  // Written one by one: several messages after each other read as one with the lists joined.
  const chunks = declared.all.map((resource) =>
    new AnalyzeStackRequest().setResourcesList([stackResource(resource)]).serializeBinary(),
  );
  return {
    resources: declared.all.map((resource) => Buffer.from(analyzeRequest(resource).serializeBinary())),
    stack: Buffer.concat(chunks),
  };
}
