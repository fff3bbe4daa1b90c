/** A finding of a policy pack, as the engine reports it. */
export interface PolicyEvent {
  readonly resourceUrn?: string;
  readonly message: string;
  readonly policyName: string;
  readonly policyPackName: string;
  readonly policyPackVersion: string;
  readonly enforcementLevel: string;
  readonly severity?: string;
}

/** A resource as the engine has it after its step: checked inputs, outputs with unknowns. */
export interface SteppedResource {
  readonly urn: string;
  readonly type: string;
  readonly op: string;
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
}

/** Something that the engine, the program or a plugin had to say. */
export interface Diagnostic {
  readonly severity: string;
  readonly message: string;
}

export interface Events {
  readonly policyEvents: PolicyEvent[];
  readonly resources: SteppedResource[];
  readonly diagnostics: Diagnostic[];
}

interface EngineEvent {
  readonly policyEvent?: PolicyEvent & { readonly color?: string };
  readonly resOutputsEvent?: { readonly metadata: StepMetadata };
  readonly diagnosticEvent?: Diagnostic;
}

interface StepMetadata {
  readonly urn: string;
  readonly type: string;
  readonly op: string;
  readonly new?: { readonly inputs?: Record<string, unknown>; readonly outputs?: Record<string, unknown> };
}

/** Reads the engine's events: one JSON object a line, among lines of text. */
export function readEvents(stdout: string): Events {
  const events = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as EngineEvent);
  return {
    policyEvents: events.flatMap(({ policyEvent }) => (policyEvent === undefined ? [] : [colourless(policyEvent)])),
    resources: events.flatMap(({ resOutputsEvent }) =>
      resOutputsEvent === undefined ? [] : [stepped(resOutputsEvent.metadata)],
    ),
    diagnostics: events.flatMap(({ diagnosticEvent }) =>
      diagnosticEvent === undefined || diagnosticEvent.severity === "debug"
        ? []
        : [{ severity: diagnosticEvent.severity, message: plain(diagnosticEvent.message).trim() }],
    ),
  };
}

function colourless({ color: _, ...event }: NonNullable<EngineEvent["policyEvent"]>): PolicyEvent {
  return { ...event, message: plain(event.message).trim() };
}

function stepped({ urn, type, op, new: state }: StepMetadata): SteppedResource {
  return { urn, type, op, inputs: state?.inputs ?? {}, outputs: state?.outputs ?? {} };
}

/** Without the engine's own colour marks: `<{%reset%}>`. */
function plain(text: string): string {
  return text.replace(/<\{%.*?%\}>/g, "");
}
