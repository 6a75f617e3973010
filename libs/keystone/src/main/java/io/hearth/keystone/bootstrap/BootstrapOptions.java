package io.hearth.keystone.bootstrap;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import java.util.Map;
import java.util.Optional;

/**
 * What Keystone shall be made ready for.
 *
 * @param deployment whose accounts are made
 * @param region where the endpoints are put
 * @param orchestration the public base address of the Orchestration API, such as {@code
 *     http://127.0.0.1:8004/v1}
 * @param cloudformation the public base address of the CloudFormation API, such as {@code
 *     http://127.0.0.1:8000/v1}
 * @param localProjects whether to make the projects {@code owner} and {@code other} of the
 *     deployment with a member each, for a local run
 * @param passwords those that are to be set; a new account without one gets a generated one, an
 *     existing account keeps its own
 * @param stackDomainId the id that the stack domain is to have, 32 hexadecimal digits; empty to
 *     leave it to Keystone
 */
public record BootstrapOptions(
        DeploymentId deployment,
        String region,
        String orchestration,
        String cloudformation,
        boolean localProjects,
        Map<Account, Secret> passwords,
        Optional<String> stackDomainId) {
    public BootstrapOptions {
        orchestration = address(orchestration);
        cloudformation = address(cloudformation);
        passwords = Map.copyOf(passwords);
        stackDomainId.ifPresent(BootstrapOptions::requireId);
    }

    /** With a stack domain whose id is Keystone's choice. */
    public BootstrapOptions(
            DeploymentId deployment,
            String region,
            String orchestration,
            String cloudformation,
            boolean localProjects,
            Map<Account, Secret> passwords) {
        this(
                deployment,
                region,
                orchestration,
                cloudformation,
                localProjects,
                passwords,
                Optional.empty());
    }

    private static void requireId(String id) {
        if (!id.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException(
                    "A domain's id has 32 hexadecimal digits; '%s' has not.".formatted(id));
        }
    }

    String userName(Account account) {
        return account.userName(deployment);
    }

    Optional<Secret> password(Account account) {
        return Optional.ofNullable(passwords.get(account));
    }

    private static String address(String text) {
        String address = text.strip().replaceAll("/+$", "");
        if (!address.matches("https?://[^/]+/v1")) {
            throw new IllegalArgumentException(
                    "A public address must end with /v1, as http://127.0.0.1:8004/v1; not %s."
                            .formatted(text));
        }
        return address;
    }
}
