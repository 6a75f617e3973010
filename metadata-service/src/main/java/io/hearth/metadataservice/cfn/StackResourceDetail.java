package io.hearth.metadataservice.cfn;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackRef;
import io.hearth.metadataservice.document.Document;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code DescribeStackResource} in Heat's order of elements. The XML has no namespace
 * and the metadata is never empty, since agents stumble over both.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResource.html">DescribeStackResource</a>
 */
final class StackResourceDetail {
    private static final String METADATA = "Metadata";

    private StackResourceDetail() {}

    static String xml(Document document) {
        StringBuilder out = new StringBuilder(512 + document.metadata().length());
        out.append(
                "<DescribeStackResourceResponse><DescribeStackResourceResult><StackResourceDetail>");
        elements(document)
                .forEach(
                        (name, value) -> {
                            out.append('<').append(name).append('>');
                            appendEscaped(out, value);
                            out.append("</").append(name).append('>');
                        });
        return out.append(
                        "</StackResourceDetail></DescribeStackResourceResult></DescribeStackResourceResponse>")
                .toString();
    }

    static String json(Document document) {
        StringBuilder out = new StringBuilder(512 + document.metadata().length());
        out.append("{\"DescribeStackResourceResponse\": {\"DescribeStackResourceResult\": ")
                .append("{\"StackResourceDetail\": {");
        String separator = "";
        for (Map.Entry<String, String> element : elements(document).entrySet()) {
            out.append(separator).append('"').append(element.getKey()).append("\": ");
            if (element.getKey().equals(METADATA)) {
                out.append(element.getValue());
            } else {
                out.append('"');
                JsonStringEncoder.getInstance().quoteAsString(element.getValue(), out);
                out.append('"');
            }
            separator = ", ";
        }
        return out.append("}}}}").toString();
    }

    private static Map<String, String> elements(Document document) {
        ResourceSummary summary = document.summary();
        StackRef stack = document.stack();
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("Description", summary.description());
        elements.put(
                "LastUpdatedTimestamp", summary.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        elements.put("LogicalResourceId", document.resource());
        elements.put(METADATA, document.metadata());
        elements.put("PhysicalResourceId", orEmpty(summary.physicalResourceId()));
        elements.put("ResourceStatusReason", summary.statusReason());
        elements.put("ResourceType", summary.resourceType());
        elements.put(
                "StackId",
                "arn:openstack:heat::%s:stacks/%s/%s"
                        .formatted(stack.projectId(), stack.name(), stack.id()));
        elements.put("StackName", stack.name());
        elements.put("ResourceStatus", summary.status());
        return elements;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void appendEscaped(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                default -> {
                    // XML 1.0 has no other control characters, not even escaped
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        out.append(c);
                    }
                }
            }
        }
    }
}
