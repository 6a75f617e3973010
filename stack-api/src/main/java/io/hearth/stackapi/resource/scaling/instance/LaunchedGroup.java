package io.hearth.stackapi.resource.scaling.instance;

import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.batch.RollingUpdate;
import io.hearth.stackapi.resource.nested.Members;
import io.hearth.stackapi.resource.scaling.ScalingGroup;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.property.PropertySchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A group of instances. They are of {@code AWS::EC2::Instance}, which the environment maps to a
 * template.
 */
abstract class LaunchedGroup extends ScalingGroup {
    private static final String INSTANCE_LIST = "InstanceList";
    private static final String MEMBER = "OS::Heat::ScaledResource";
    private static final String INSTANCE = "AWS::EC2::Instance";
    private static final String METERING = "metering.";

    private final String policy;

    /**
     * @param policy the key of the update policy
     */
    LaunchedGroup(String policy) {
        this.policy = policy;
    }

    @Override
    public final Map<String, PropertySchema> updatePolicy() {
        return Map.of(policy, InstanceRollout.schema());
    }

    @Override
    public final void validateUpdatePolicy(String resource, Map<String, @Nullable Object> given) {
        InstanceRollout.check(given.get(policy));
    }

    @Override
    public final boolean takesUpWhatItRequires() {
        return true;
    }

    @Override
    public final Map<String, AttributeSchema> attributes() {
        return Map.of(
                INSTANCE_LIST,
                AttributeSchema.text("The addresses of the members, with commas between."));
    }

    @Override
    public final @Nullable Object attribute(ResourceContext context, String attribute) {
        Map<String, @Nullable Object> addresses =
                ofMembers(context, new Members(outputs(context)).byName("PublicIp", List.of()));
        return addresses.isEmpty()
                ? null
                : addresses.values().stream()
                        .map(address -> address == null ? "0.0.0.0" : address.toString())
                        .collect(Collectors.joining(","));
    }

    @Override
    protected final Optional<RollingUpdate> rolling(ResourceContext context, Change change) {
        return change.touches(InstanceProperties.CONFIGURATION)
                ? InstanceRollout.read(context.updatePolicy().get(policy))
                : Optional.empty();
    }

    @Override
    public final List<Object> memberTypes(Map<String, @Nullable Object> properties) {
        return List.of(INSTANCE);
    }

    @Override
    protected final NestedTemplate nested(Map<String, Map<String, @Nullable Object>> definitions) {
        return super.nested(definitions).mapping(MEMBER, INSTANCE);
    }

    @Override
    protected final Map<String, @Nullable Object> definition(ResourceContext context) {
        Object reference = context.properties().get(InstanceProperties.CONFIGURATION);
        ResourceContext configuration =
                context.peerWithReference(reference)
                        .filter(peer -> peer.type() instanceof LaunchConfiguration)
                        .orElseThrow(() -> notFound(reference));
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(configuration.properties());
        properties.put(InstanceProperties.TAGS, tags(context));
        properties.putAll(more(context.properties()));
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        definition.put("type", MEMBER);
        definition.put("properties", properties);
        if (!configuration.document().isEmpty()) {
            definition.put("metadata", configuration.document());
        }
        return definition;
    }

    private static IllegalArgumentException notFound(@Nullable Object reference) {
        return new IllegalArgumentException(
                "%s (%s) reference can not be found."
                        .formatted(InstanceProperties.CONFIGURATION, reference));
    }

    /** What the group itself adds to its members' properties. */
    protected Map<String, @Nullable Object> more(Map<String, @Nullable Object> properties) {
        return Map.of();
    }

    /** As meters find the members of a group: unless it has such a tag of its own. */
    protected List<Object> tags(ResourceContext context) {
        List<Object> tags = new ArrayList<>();
        boolean metered = false;
        if (context.properties().get(InstanceProperties.TAGS) instanceof List<?> given) {
            for (Object tag : given) {
                tags.add(tag);
                metered |=
                        tag instanceof Map<?, ?> map
                                && String.valueOf(map.get(InstanceProperties.KEY))
                                        .startsWith(METERING);
            }
        }
        if (!metered) {
            tags.add(tag("metering.groupname", context));
        }
        return tags;
    }

    protected static Map<String, Object> tag(String key, ResourceContext context) {
        return Map.of(
                InstanceProperties.KEY, key, InstanceProperties.VALUE, context.resource().id());
    }
}
