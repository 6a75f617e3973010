package io.hearth.template.parameter;

/**
 * What every template may read without declaring it.
 *
 * @param stackId the stack's ARN, {@code arn:openstack:heat::<project>:stacks/<name>/<id>}
 */
public record PseudoParameters(String stackName, String stackId, String projectId, String region) {}
