const { Distribution } = require("@pulumi/aws/cloudfront");
const { Bucket } = require("@pulumi/aws/s3");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const near = new Bucket("cloudfront-near", { tags: NO_MEMBER });
const far = new Bucket("cloudfront-far", { tags: NO_MEMBER }, away);
const origin = (originId, bucket) => ({ originId, domainName: bucket.bucketRegionalDomainName });
const settings = (targetOriginId) => ({
  enabled: true,
  defaultCacheBehavior: {
    targetOriginId,
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});

new Distribution("cloudfront-distribution", {
  ...settings("images"),
  origins: [origin("near", near), origin("far", far)],
  originGroups: [
    {
      originId: "images",
      failoverCriteria: { statusCodes: [500, 502, 503, 504] },
      members: [{ originId: "near" }, { originId: "far" }],
    },
  ],
  tags: sound("cloudfront-distribution"),
});

new Distribution("cloudfront-distribution-bare", {
  ...settings("near"),
  origins: [origin("near", near)],
  tags: bare("cloudfront-distribution"),
});
