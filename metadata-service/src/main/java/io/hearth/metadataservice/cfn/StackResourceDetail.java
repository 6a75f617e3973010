package io.hearth.metadataservice.cfn;

import com.fasterxml.jackson.databind.util.RawValue;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackRef;
import io.hearth.metadataservice.document.Document;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of {@code DescribeStackResource}, in Heat's order. The metadata is never empty, since
 * agents stumble over that.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResource.html">DescribeStackResource</a>
 */
final class StackResourceDetail {
    private StackResourceDetail() {}

    static Map<String, Object> of(Document document) {
        ResourceSummary summary = document.summary();
        StackRef stack = document.stack();
        String physicalId = summary.physicalResourceId();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("Description", summary.description());
        detail.put(
                "LastUpdatedTimestamp",
                summary.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        detail.put("LogicalResourceId", document.resource());
        detail.put("Metadata", new RawValue(document.metadata()));
        detail.put("PhysicalResourceId", physicalId == null ? "" : physicalId);
        detail.put("ResourceStatusReason", summary.statusReason());
        detail.put("ResourceType", summary.resourceType());
        detail.put("StackId", ResourceArn.ofStack(stack.projectId(), stack.name(), stack.id()));
        detail.put("StackName", stack.name());
        detail.put("ResourceStatus", summary.status());
        return Map.of("StackResourceDetail", detail);
    }
}
