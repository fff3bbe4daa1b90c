import {
  type Asked,
  type Protocol,
  ServiceError,
  type Structure,
  type WireAnswer,
  type WireRequest,
} from "../protocol/wire";
import { element, escapeXml } from "../protocol/xml";

const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

/** Root elements of answers in XML. What is not here has no body. */
const roots: Readonly<Record<string, string>> = {
  GetBucketTagging: "Tagging",
  GetBucketVersioning: "VersioningConfiguration",
  ListBuckets: "ListAllMyBucketsResult",
  ListObjectsV2: "ListBucketResult",
  ListObjectVersions: "ListVersionsResult",
  DeleteObjects: "DeleteResult",
};

/** Lists that have an element around them; all others stand side by side. */
const wrapped: Readonly<Record<string, string>> = { TagSet: "Tag", Buckets: "Bucket" };

/** How the lists of S3 are called on the wire. */
const onTheWire: Readonly<Record<string, string>> = { Versions: "Version" };

/** REST XML as S3 speaks it, with the bucket in the path. */
export class S3Protocol implements Protocol {
  decode(request: WireRequest): Asked {
    const [, bucket = "", ...rest] = request.path.split("/");
    const key = decodeURIComponent(rest.join("/"));
    const query = Object.fromEntries(request.query);
    return {
      operation: operationOf(request, bucket, key),
      input: { ...query, Bucket: decodeURIComponent(bucket), Key: key === "" ? undefined : key, Body: request.body },
    };
  }

  encode(operation: string, output: Structure, requestId: string): WireAnswer {
    if (operation === "GetObject" || operation === "HeadObject") {
      return object(output, requestId);
    }
    const root = roots[operation];
    if (root === undefined) {
      const status = operation.startsWith("Delete") || operation === "PutBucketTagging" ? 204 : 200;
      return { status, headers: { "x-amz-request-id": requestId }, body: "" };
    }
    const members = Object.entries(output).map(([name, value]) =>
      element(onTheWire[name] ?? name, value, (list) => wrapped[list]),
    );
    return xml(200, `<${root} xmlns="${namespace}">${members.join("")}</${root}>`, requestId);
  }

  refuse({ code, status, message }: ServiceError, requestId: string): WireAnswer {
    const error = `<Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`;
    return xml(status, `${error}<RequestId>${requestId}</RequestId></Error>`, requestId);
  }
}

/** Operations by method; which of them depends on what the path and the query name. */
const onAccount: Readonly<Record<string, string>> = { GET: "ListBuckets" };
const onObject: Readonly<Record<string, string>> = { GET: "GetObject", HEAD: "HeadObject", DELETE: "DeleteObject" };
const onBucket: Readonly<Record<string, string>> = { GET: "ListObjectsV2", HEAD: "HeadBucket", DELETE: "DeleteBucket" };
const onPart: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tagging: { GET: "GetBucketTagging", PUT: "PutBucketTagging" },
  delete: { POST: "DeleteObjects" },
  versioning: { GET: "GetBucketVersioning" },
  versions: { GET: "ListObjectVersions" },
};

function operationOf({ method, query, path }: WireRequest, bucket: string, key: string): string {
  const part = Object.keys(onPart).find((name) => query.has(name));
  const onThis = part === undefined ? onBucket : (onPart[part] ?? onBucket);
  const operation = (bucket === "" ? onAccount : key === "" ? onThis : onObject)[method];
  if (operation === undefined) {
    throw new ServiceError("NotImplemented", 501, `The lab has no ${method} ${path}.`);
  }
  return operation;
}

function object({ Body, LastModified, ContentLength, ETag }: Structure, requestId: string): WireAnswer {
  return {
    status: 200,
    headers: {
      "x-amz-request-id": requestId,
      "content-type": "application/json",
      "content-length": String(ContentLength),
      etag: String(ETag),
      "last-modified": LastModified instanceof Date ? LastModified.toUTCString() : "",
    },
    body: String(Body ?? ""),
  };
}

function xml(status: number, body: string, requestId: string): WireAnswer {
  return {
    status,
    headers: { "content-type": "application/xml", "x-amz-request-id": requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  };
}
