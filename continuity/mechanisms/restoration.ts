import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import { ABSENT, known, type Setting } from "../declaration/setting";
import { readBoolean, readNumber, readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import type { Restoration } from "../evidence/restoration";
import type { RecoveryPath } from "../recovery/path";

/** The inputs of a type that bear on how long a restore of it takes. */
interface RestorationInputs {
  readonly engine?: string;
  readonly engineVersion?: string;
  /** Of a type that is always encrypted: true. */
  readonly encrypted?: string | true;
  readonly class?: string;
  readonly multiAz?: { readonly property: string; readonly byDefault: boolean };
  readonly storageType?: string;
  /** In GiB. */
  readonly size?: string;
}

const ENGINE: RestorationInputs = {
  engine: "engine",
  engineVersion: "engineVersion",
  encrypted: "storageEncrypted",
  storageType: "storageType",
};

const FSX: RestorationInputs = { encrypted: true, storageType: "storageType", size: "storageCapacity" };

const INPUTS: Readonly<Record<string, RestorationInputs>> = {
  "aws:docdb/cluster:Cluster": ENGINE,
  "aws:dynamodb/table:Table": { encrypted: true },
  "aws:ebs/volume:Volume": { encrypted: "encrypted", storageType: "type", size: "size" },
  "aws:ec2/instance:Instance": { class: "instanceType" },
  "aws:efs/fileSystem:FileSystem": { encrypted: "encrypted" },
  "aws:fsx/lustreFileSystem:LustreFileSystem": FSX,
  "aws:fsx/ontapFileSystem:OntapFileSystem": FSX,
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": FSX,
  "aws:fsx/windowsFileSystem:WindowsFileSystem": FSX,
  "aws:neptune/cluster:Cluster": ENGINE,
  "aws:rds/cluster:Cluster": { ...ENGINE, class: "dbClusterInstanceClass", size: "allocatedStorage" },
  "aws:rds/instance:Instance": {
    ...ENGINE,
    class: "instanceClass",
    multiAz: { property: "multiAz", byDefault: PROVIDER_DEFAULTS["aws:rds/instance:Instance"].multiAz.value },
    size: "allocatedStorage",
  },
  "aws:redshift/cluster:Cluster": { class: "nodeType" },
  "aws:s3/bucket:Bucket": { encrypted: true },
};

/** The inputs of a type that drills are compared by. */
export function inputsOfRestoration(type: string): readonly string[] {
  const { multiAz, ...others } = inputsOf(type);
  const properties = [...Object.values(others), multiAz?.property];
  return properties.filter((property) => typeof property === "string");
}

function inputsOf(type: string): RestorationInputs {
  return (Object.hasOwn(INPUTS, type) ? INPUTS[type] : undefined) ?? {};
}

/** What would have to be restored on a way back, as far as drills of it are compared by that. */
export function restorationOf(
  resource: EstateResource,
  { restores, target }: RecoveryPath & Pick<Required<RecoveryPath>, "restores">,
): Restoration {
  const { urn, name, type } = resource;
  const inputs = inputsOf(type);
  const text = (property: string | undefined) => (property === undefined ? ABSENT : readString(resource, property));
  return {
    urn,
    name,
    type,
    from: restores.from,
    region: target.region,
    engine: text(inputs.engine),
    engineVersion: text(inputs.engineVersion),
    encrypted: encryptionOf(resource, inputs.encrypted),
    class: text(inputs.class),
    multiAz: multiAzOf(resource, inputs.multiAz),
    storageType: text(inputs.storageType),
    sizeGiB: inputs.size === undefined ? ABSENT : readNumber(resource, inputs.size),
  };
}

function encryptionOf(resource: EstateResource, encrypted: RestorationInputs["encrypted"]): Setting<boolean> {
  if (encrypted === undefined) return ABSENT;
  return encrypted === true ? known(true) : readBoolean(resource, encrypted);
}

function multiAzOf(resource: EstateResource, multiAz: RestorationInputs["multiAz"]): Setting<boolean> {
  if (multiAz === undefined) return ABSENT;
  const stated = readBoolean(resource, multiAz.property);
  return stated.kind === "absent" ? known(multiAz.byDefault) : stated;
}
