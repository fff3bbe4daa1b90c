import { structured } from "./query-parameters";
import { type Asked, type Protocol, ServiceError, type Structure, type WireAnswer, type WireRequest } from "./wire";
import { element, escapeXml, type ItemName } from "./xml";

/** AWS Query: a form in, XML out. RDS and STS speak it. */
export class QueryProtocol implements Protocol {
  constructor(
    private readonly namespace: string,
    private readonly itemName: ItemName,
  ) {}

  decode(request: WireRequest): Asked {
    return decodeForm(request);
  }

  encode(operation: string, output: Structure, requestId: string): WireAnswer {
    const members = Object.entries(output).map(([name, value]) => element(name, value, this.itemName));
    return xml(
      200,
      `<${operation}Response xmlns="${this.namespace}"><${operation}Result>${members.join("")}</${operation}Result>` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
      requestId,
    );
  }

  refuse({ code, status, message }: ServiceError, requestId: string): WireAnswer {
    const type = status < 500 ? "Sender" : "Receiver";
    return xml(
      status,
      `<ErrorResponse xmlns="${this.namespace}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code>` +
        `<Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      requestId,
    );
  }
}

/** The query dialect of EC2: lists without a name of their own, answers without a result around them. */
export class Ec2QueryProtocol implements Protocol {
  decode(request: WireRequest): Asked {
    return decodeForm(request);
  }

  encode(operation: string, output: Structure, requestId: string): WireAnswer {
    const members = Object.entries(output).map(([name, value]) => element(name, value, () => "item"));
    return xml(
      200,
      `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>${requestId}</requestId>` +
        `${members.join("")}</${operation}Response>`,
      requestId,
    );
  }

  refuse({ code, status, message }: ServiceError, requestId: string): WireAnswer {
    return xml(
      status,
      `<Response><Errors><Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error></Errors>` +
        `<RequestID>${requestId}</RequestID></Response>`,
      requestId,
    );
  }
}

function decodeForm({ body }: WireRequest): Asked {
  const { Action, Version: _, ...input } = structured(new URLSearchParams(body));
  if (typeof Action !== "string") {
    throw new ServiceError("MissingAction", 400, "The request names no action.");
  }
  return { operation: Action, input };
}

function xml(status: number, body: string, requestId: string): WireAnswer {
  return {
    status,
    headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  };
}
