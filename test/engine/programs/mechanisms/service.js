/** The tags of what a program declares, most often a sound service that is to survive everything, and a bare one. */

const tags = (service, objectives) => ({
  "continuity:service": service,
  "continuity:owner": "team-shop",
  ...Object.fromEntries(Object.entries(objectives).map(([key, value]) => [`continuity:${key}`, value])),
});

/** A service that states an objective for every scenario. */
exports.sound = (slug) =>
  tags(slug, {
    rto: "15m",
    rpo: "5m",
    "rto:data": "4h",
    "rpo:data": "12h",
    "rto:region": "4h",
    "rpo:region": "12h",
    "rto:compromise": "24h",
    "rpo:compromise": "12h",
    "detection-window": "3d",
  });

/** A service of a resource that says little more than its provider asks for: what AWS chooses by default is judged. */
exports.bare = (slug, kind = "bare") => tags(`${slug}-${kind}`, { rto: "4h", rpo: "24h" });

/** A second copy of what is a member already, or what keeps nothing that would be missed. */
exports.NO_MEMBER = { "continuity:role": "none" };
