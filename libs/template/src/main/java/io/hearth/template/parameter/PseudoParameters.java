package io.hearth.template.parameter;

import io.hearth.template.version.Dialect;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every template may read without declaring it.
 *
 * @param stackId the stack's UUID; {@code None} while there is none (preview)
 */
public record PseudoParameters(String stackName, String stackId, String projectId, String region) {
    public PseudoParameters {
        if (stackId.contains("/")) {
            throw new IllegalArgumentException(
                    "A stack's id is a UUID, and \"%s\" is none".formatted(stackId));
        }
    }

    /**
     * {@code arn:openstack:heat::<project>:stacks/<name>/<id>}, which CFN templates get as {@code
     * AWS::StackId}.
     */
    public String arn() {
        return "arn:openstack:heat::%s:stacks/%s/%s".formatted(projectId, stackName, stackId);
    }

    /** Those that answers show, in Heat's order. */
    Map<String, String> shown(Dialect dialect) {
        Map<String, String> values = new LinkedHashMap<>();
        if (dialect == Dialect.HOT) {
            values.put("OS::stack_id", stackId);
            values.put("OS::project_id", projectId);
            values.put("OS::stack_name", stackName);
        } else {
            values.put("AWS::StackId", arn());
            values.put("AWS::StackName", stackName);
            values.put("AWS::Region", region);
        }
        return values;
    }

    /**
     * Those that templates may read: the shown ones and HOT's region, which Heat documents but
     * never shows.
     */
    Map<String, String> readable(Dialect dialect) {
        Map<String, String> values = shown(dialect);
        if (dialect == Dialect.HOT) {
            values.put("OS::region", region);
        }
        return values;
    }
}
