package io.hearth.stackapi.resource;

/**
 * Where clients reach the deployment, without a slash at the end.
 *
 * @param orchestration such as {@code http://127.0.0.1:8004/v1}
 * @param cloudFormation such as {@code http://127.0.0.1:8000/v1}
 * @param identity Keystone's, such as {@code http://127.0.0.1:5000/v3}
 * @param stackUserDomainId the id of the stack domain
 */
public record Addresses(
        String orchestration,
        String cloudFormation,
        String identity,
        String region,
        String stackUserDomainId) {}
