package io.hearth.launcher.bus;

import io.hearth.contract.Topic;
import io.hearth.launcher.layout.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What one who speaks to the bus may do there, and nothing else: a stolen login of one service
 * neither reads what another is told nor speaks in its name.
 *
 * @param name of the one who speaks, such as {@code stack-api}
 * @param groups the consumer groups it belongs to
 */
public record Rights(String name, Set<String> reads, Set<String> writes, Set<String> groups) {
    /** Who looks with {@code hearth events}, {@code explain} and {@code dlq}. */
    public static final String OPERATOR = "hearth-operator";

    public Rights {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
        groups = Set.copyOf(groups);
    }

    /** Of all services, and of the operator. */
    public static List<Rights> all() {
        return List.of(
                of(
                        Part.STACK_API,
                        Set.of(Topic.IDENTITIES, Topic.SIGNALS, Topic.USES, Topic.ANSWERS),
                        Set.of(
                                Topic.STACKS,
                                Topic.METADATA,
                                Topic.RESOURCES,
                                Topic.AUDIT,
                                Topic.USES),
                        "stack-api",
                        "stack-api-uses"),
                of(
                        Part.IDENTITY_WORKER,
                        Set.of(Topic.STACKS, Topic.USES),
                        Set.of(Topic.IDENTITIES),
                        "identity-worker",
                        "identity-worker-uses"),
                of(
                        Part.METADATA_SERVICE,
                        Set.of(Topic.METADATA, Topic.IDENTITIES),
                        Set.of(Topic.AUDIT, Topic.USES),
                        "metadata-service",
                        "metadata-service-identities"),
                of(
                        Part.SIGNAL_SERVICE,
                        Set.of(Topic.STACKS, Topic.IDENTITIES),
                        Set.of(Topic.SIGNALS, Topic.ANSWERS, Topic.AUDIT, Topic.USES),
                        "signal-service",
                        "signal-service-alarms",
                        "signal-service-identities"),
                of(
                        Part.WEBHOOK_SERVICE,
                        Set.of(Topic.STACKS),
                        Set.of(Topic.AUDIT),
                        "webhook-service"),
                new Rights(OPERATOR, Topics.names(), names(Set.of(Topic.values())), Set.of()));
    }

    static Rights of(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static Rights of(Part service, Set<Topic> reads, Set<Topic> writes, String... groups) {
        return new Rights(
                service.label(),
                names(reads),
                Stream.concat(names(writes).stream(), Stream.of(Topics.deadLetters(service)))
                        .collect(Collectors.toSet()),
                Set.of(groups));
    }

    private static Set<String> names(Set<Topic> topics) {
        return topics.stream().map(Topic::topicName).collect(Collectors.toSet());
    }

    /**
     * As Kafka keeps them; the right to see that a topic exists comes with each.
     *
     * @param principal whom Kafka takes the one who speaks for, such as {@code User:stack-api}
     */
    public List<AclBinding> bindings(String principal) {
        return Stream.of(
                        each(ResourceType.TOPIC, reads, AclOperation.READ, principal),
                        each(ResourceType.TOPIC, writes, AclOperation.WRITE, principal),
                        each(ResourceType.GROUP, groups, AclOperation.READ, principal))
                .flatMap(bindings -> bindings)
                .toList();
    }

    private static Stream<AclBinding> each(
            ResourceType type, Set<String> names, AclOperation operation, String principal) {
        AccessControlEntry entry =
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW);
        return names.stream()
                .sorted()
                .map(
                        name ->
                                new AclBinding(
                                        new ResourcePattern(type, name, PatternType.LITERAL),
                                        entry));
    }
}
