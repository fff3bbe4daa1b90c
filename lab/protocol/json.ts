import { isStructure } from "./input";
import { jsonText } from "./json-text";
import {
  type Asked,
  type Protocol,
  ServiceError,
  type Structure,
  type Value,
  type WireAnswer,
  type WireRequest,
} from "./wire";

/** AWS JSON 1.0: the operation in a header, the rest in the body. DynamoDB and CloudWatch speak it. */
export class JsonProtocol implements Protocol {
  /** @param namespace of the shapes, such as `com.amazonaws.dynamodb.v20120810` */
  constructor(private readonly namespace: string) {}

  decode({ headers, body }: WireRequest): Asked {
    const operation = String(headers["x-amz-target"] ?? "").split(".")[1];
    if (operation === undefined) {
      throw new ServiceError("UnknownOperationException", 400, "The request names no operation.");
    }
    return { operation, input: parseJson(body) };
  }

  encode(_operation: string, output: Structure, requestId: string): WireAnswer {
    return this.#answer(200, output, requestId);
  }

  refuse({ code, status, message }: ServiceError, requestId: string): WireAnswer {
    return this.#answer(status, { __type: `${this.namespace}#${code}`, message }, requestId);
  }

  #answer(status: number, body: Structure, requestId: string): WireAnswer {
    const headers = { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": requestId };
    return { status, headers, body: jsonText(body) };
  }
}

/** @throws {ServiceError} for what is no JSON object. */
export function parseJson(body: string): Structure {
  try {
    const value: Value = body === "" ? {} : JSON.parse(body);
    if (isStructure(value)) {
      return value;
    }
  } catch {
    // The answer below says what is wrong.
  }
  throw new ServiceError("SerializationException", 400, "The body of the request is no JSON object.");
}
