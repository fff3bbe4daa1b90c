import { describe, expect, test } from "@jest/globals";
import { attachmentsOf } from "../../../continuity/backup/attachments";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import { attachment, ec2Instance, indexOf, resource, volume } from "../estate-builder";

const VOLUME_ARN = "arn:aws:ec2:eu-west-1:111111111111:volume/vol-1";
const INSTANCE_ARN = "arn:aws:ec2:eu-west-1:111111111111:instance/i-1";

const disk = volume("disk");
const other = volume("other");
const web = ec2Instance("web");
const worker = ec2Instance("worker");
const madeDisk = volume("disk", {}, { outputs: { arn: VOLUME_ARN } });
const madeWeb = ec2Instance("web", {}, { outputs: { arn: INSTANCE_ARN } });
const because = "which volume and which instance mount joins is not known at preview";

/** An attachment with given ids, computed from the given resources. */
function mount(
  ids: { readonly volumeId?: string; readonly instanceId?: string },
  volumes: readonly EstateResource[],
  instances: readonly EstateResource[],
): EstateResource {
  return resource(
    "aws:ec2/volumeAttachment:VolumeAttachment",
    "mount",
    { volumeId: UNKNOWN, instanceId: UNKNOWN, ...ids },
    { edges: { volumeId: volumes, instanceId: instances } },
  );
}

describe("the instances that a volume is attached to", () => {
  const rows: readonly [
    text: string,
    volume: EstateResource,
    others: readonly EstateResource[],
    attached: ReturnType<typeof attachmentsOf>,
  ][] = [
    ["none", disk, [web], []],
    ["by reference", disk, [web, attachment("mount", disk, web)], [{ instance: web, attached: true }]],
    ["another volume's attachment does not count", disk, [other, web, attachment("mount", other, web)], []],
    [
      "by known ids, without any reference",
      madeDisk,
      [madeWeb, mount({ volumeId: "vol-1", instanceId: "i-1" }, [], [])],
      [{ instance: madeWeb, attached: true }],
    ],
    [
      "by known ids and by reference, once they are made",
      madeDisk,
      [madeWeb, worker, mount({ volumeId: "vol-1", instanceId: "i-1" }, [madeDisk], [madeWeb, worker])],
      [{ instance: madeWeb, attached: true }],
    ],
    [
      "a known id that is another volume's, although computed from this one",
      madeDisk,
      [madeWeb, mount({ volumeId: "vol-2", instanceId: "i-1" }, [madeDisk], [madeWeb])],
      [],
    ],
    [
      "a known id that is another instance's, although computed from this one",
      madeDisk,
      [madeWeb, mount({ volumeId: "vol-1", instanceId: "i-2" }, [madeDisk], [madeWeb])],
      [],
    ],
    [
      "a known id of a volume whose own is not known yet",
      disk,
      [web, mount({ volumeId: "vol-1" }, [disk], [web])],
      [{ instance: web, attached: "unknown", because }],
    ],
    [
      "computed from two volumes",
      disk,
      [other, web, mount({}, [disk, other], [web])],
      [{ instance: web, attached: "unknown", because }],
    ],
    [
      "computed from two instances",
      disk,
      [web, worker, mount({}, [disk], [web, worker])],
      [
        { instance: web, attached: "unknown", because },
        { instance: worker, attached: "unknown", because },
      ],
    ],
    ["an instance that the program does not make", disk, [web, mount({ instanceId: "i-9" }, [disk], [])], []],
    [
      "a volume of several instances",
      disk,
      [web, worker, attachment("one", disk, web), attachment("two", disk, worker)],
      [
        { instance: web, attached: true },
        { instance: worker, attached: true },
      ],
    ],
    [
      "twice to one instance: the surest counts",
      disk,
      [other, web, mount({}, [disk, other], [web]), attachment("sure", disk, web), mount({}, [other, disk], [web])],
      [{ instance: web, attached: true }],
    ],
    [
      "an ARN that is none",
      volume("disk", {}, { outputs: { arn: "vol-1" } }),
      [web, attachment("mount", disk, web)],
      [{ instance: web, attached: true }],
    ],
  ];
  test.each(rows)("%s", (_text, subject, others, attached) => {
    expect(attachmentsOf(subject, indexOf(subject, ...others))).toEqual(attached);
  });
});
