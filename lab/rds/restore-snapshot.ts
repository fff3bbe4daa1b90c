import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Tags } from "../tags";
import type { Call } from "../world";
import { admit } from "./admission";
import { clusterSnapshotState, invalidCombination, snapshotState } from "./errors";
import { findClusterSnapshot, findSnapshot } from "./find";
import type { SnapshotRecord } from "./records";
import { type Restoration, restoreCluster, restoreInstance } from "./restore";
import { restoredShape } from "./shapes";
import { clusterView, instanceView } from "./views";

export function restoreInstanceFromSnapshot(input: Input, call: Call): Structure {
  const id = input.required("DBInstanceIdentifier").toLowerCase();
  const snapshot = findSnapshot(call, input.required("DBSnapshotIdentifier"));
  if (snapshot.status !== "available") {
    throw snapshotState(`The snapshot ${snapshot.id} is ${snapshot.status}, not available.`);
  }
  const restoration = fromSnapshot(snapshot, id, input);
  admit(call, "db", id, restoration.names);
  const { made, done } = restoreInstance(call, restoration);
  done.catch(() => undefined);
  return { DBInstance: instanceView(call, made) };
}

export function restoreClusterFromSnapshot(input: Input, call: Call): Structure {
  const id = input.required("DBClusterIdentifier").toLowerCase();
  const engine = input.required("Engine");
  const snapshot = findClusterSnapshot(call, input.required("SnapshotIdentifier"));
  if (snapshot.status !== "available") {
    throw clusterSnapshotState(`The snapshot ${snapshot.id} is ${snapshot.status}, not available.`);
  }
  if (engine !== snapshot.shape.engine) {
    throw invalidCombination(`The engine of the snapshot is ${snapshot.shape.engine}, not ${engine}.`);
  }
  const restoration = fromSnapshot(snapshot, id, input);
  admit(call, "cluster", id, restoration.names);
  const { made, done } = restoreCluster(call, restoration);
  done.catch(() => undefined);
  return { DBCluster: clusterView(call, made) };
}

/** What a snapshot is restored to, by the settings of a request. */
export function fromSnapshot(snapshot: SnapshotRecord, id: string, input: Input): Restoration {
  return {
    id,
    shape: restoredShape(snapshot.shape, input),
    tags: givenOr(input, snapshot.tags),
    from: { backup: snapshot.backup },
    names: [snapshot.id, snapshot.sourceId],
  };
}

/** Without tags in the request RDS copies those of the source. */
export function givenOr(input: Input, source: Tags): Tags {
  return input.has("Tags") ? input.tags("Tags") : source;
}
