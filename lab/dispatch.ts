import { backup } from "./backup/service";
import { cloudwatch } from "./cloudwatch";
import { dynamodb } from "./dynamodb/service";
import { ec2 } from "./ec2/service";
import { efs } from "./efs/service";
import type { Target } from "./faults/faults";
import { Input } from "./protocol/input";
import { signedFor } from "./protocol/target";
import { type Asked, ServiceError, type Value, type WireAnswer, type WireRequest } from "./protocol/wire";
import { rds } from "./rds/service";
import { s3 } from "./s3/service";
import { sts } from "./sts";
import type { Service, World } from "./world";

/** By the name in a signature. */
const services: Readonly<Record<string, Service>> = {
  backup,
  dynamodb,
  ec2,
  elasticfilesystem: efs,
  monitoring: cloudwatch,
  rds,
  s3,
  sts,
};

/** Answers a request, or cuts its connection. */
export async function dispatch(world: World, request: WireRequest): Promise<WireAnswer | "cut"> {
  const requestId = world.ids.uuid();
  const signed = signedFor(request);
  const service = services[signed?.service ?? ""];
  if (signed === undefined || service === undefined) {
    const reason = signed === undefined ? "The request is not signed." : `The lab has no service ${signed.service}.`;
    return { status: 403, headers: { "content-type": "application/json" }, body: JSON.stringify({ message: reason }) };
  }
  try {
    const asked = service.protocol.decode(request);
    const target = { operation: asked.operation, resources: texts(asked.input) };
    if (world.faults.strike("connection-cut", target)) {
      return "cut";
    }
    refuseByFault(world, service, target);
    const operation = operationOf(service, asked);
    const input = new Input(asked.input, service.codes);
    const output = await operation(input, { world, region: signed.region, operation: asked.operation });
    return service.protocol.encode(asked.operation, output, requestId);
  } catch (error) {
    return service.protocol.refuse(asServiceError(service, error), requestId);
  }
}

function operationOf({ operations }: Service, { operation }: Asked) {
  const found = operations[operation];
  if (found === undefined) {
    throw new ServiceError("InvalidAction", 400, `The lab does not know ${operation}.`);
  }
  return found;
}

function refuseByFault({ faults }: World, { codes }: Service, target: Target): void {
  if (faults.strike("throttled", target)) {
    throw new ServiceError(...codes.throttled, "Rate exceeded");
  }
  const failing = faults.strike("failing", target);
  if (failing !== undefined) {
    const [code, status] = codes.unavailable;
    throw new ServiceError(
      failing.code ?? code,
      failing.status ?? status,
      failing.message ?? "The service is unavailable.",
    );
  }
}

function asServiceError({ codes }: Service, error: unknown): ServiceError {
  if (error instanceof ServiceError) {
    return error;
  }
  return new ServiceError(...codes.unavailable, error instanceof Error ? error.message : String(error));
}

/** All texts of a request, which faults may be aimed at. */
function texts(value: Value): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null && !(value instanceof Date)
    ? Object.values(value).flatMap(texts)
    : [];
}
