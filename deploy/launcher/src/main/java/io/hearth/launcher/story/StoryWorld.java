package io.hearth.launcher.story;

import io.hearth.launcher.bus.Bus;
import java.util.Map;

/**
 * The Hearth that the story is told on.
 *
 * @param orchestration the Orchestration API's base address, with its version
 * @param cloudformation the CloudFormation API's base address, with its version
 * @param keystone the Identity API's base address, with its version
 * @param bus what automation listens to
 * @param owner the login of a project's member, as OpenStack's clients read it from the environment
 * @param other that of another project's member
 * @param admin that of Keystone's administrator
 */
public record StoryWorld(
        String orchestration,
        String cloudformation,
        String keystone,
        Bus bus,
        Map<String, String> owner,
        Map<String, String> other,
        Map<String, String> admin) {
    /** The domain that the instances' users live in. */
    static final String STACK_DOMAIN = "heat";

    public StoryWorld {
        owner = Map.copyOf(owner);
        other = Map.copyOf(other);
        admin = Map.copyOf(admin);
    }
}
