package io.hearth.stackapi.resource.server;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.MissingService;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code OS::Heat::DeployedServer}: a server that somebody else has booted. It gets an identity
 * that reads the server's own metadata, in which the agent finds what is deployed there.
 */
@Singleton
class DeployedServer implements ResourceType {
    private static final String NAME = "name";
    private static final String METADATA = "metadata";
    private static final String TRANSPORT = "software_config_transport";
    private static final String SWIFT_DATA = "deployment_swift_data";
    private static final String OS_COLLECT_CONFIG = "os_collect_config";
    private static final String USER_DATA = "user_data";

    @Override
    public String name() {
        return "OS::Heat::DeployedServer";
    }

    @Override
    public String description() {
        return "A server that somebody else has booted, for software to be deployed on it.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                NAME, PropertySchema.of(PropertyType.STRING, "The server's name.").asUpdatable());
        properties.put(
                METADATA,
                PropertySchema.of(PropertyType.MAP, "Not used, as in Heat.").asUpdatable());
        properties.put(
                TRANSPORT,
                PropertySchema.of(
                                PropertyType.STRING,
                                "How the server's agent comes for its metadata, and so what identity the server gets.")
                        .withDefault(ServerTransport.POLL_SERVER_CFN.name())
                        .withConstraints(new Constraint.AllowedValues(ServerTransport.ALL, null)));
        properties.put(
                SWIFT_DATA,
                PropertySchema.of(
                                PropertyType.MAP,
                                "Where in an object store POLL_TEMP_URL keeps the metadata; not offered, since Hearth serves them itself.")
                        .withKeys(
                                Map.of(
                                        "container", named("The container's name."),
                                        "object", named("The object's name.")))
                        .withDefault(Map.of())
                        .asUpdatable());
        return properties;
    }

    private static PropertySchema named(String description) {
        return PropertySchema.of(PropertyType.STRING, description)
                .withConstraints(new Constraint.Length(1L, null, null));
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put(NAME, AttributeSchema.text("The server's name."));
        attributes.put(
                OS_COLLECT_CONFIG,
                AttributeSchema.map("What os-collect-config on the server must be told.")
                        .asSecret());
        attributes.put(
                USER_DATA,
                AttributeSchema.text(
                                "What cloud-init is given when the server is booted, so that heat-cfntools and os-collect-config find their metadata.")
                        .asSecret());
        return attributes;
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        MissingService.check(resource, properties, TRANSPORT, ServerTransport.MISSING);
        if (properties.get(SWIFT_DATA) instanceof Map<?, ?> data && !data.isEmpty()) {
            throw MissingService.refusal(resource, SWIFT_DATA, SWIFT_DATA);
        }
    }

    @Override
    public Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.USER);
    }

    @Override
    public boolean isServer() {
        return true;
    }

    @Override
    public Step create(ResourceContext context) {
        ServerTransport transport = transport(context);
        return new Step.Waiting(
                new Wait.ForUser(
                        transport.needsPassword() ? PasswordKind.GENERATED : PasswordKind.NONE,
                        null,
                        !transport.needsPassword(),
                        false,
                        List.of(
                                mayThis(context, Capability.METADATA_READ),
                                mayThis(context, Capability.DEPLOYMENTS_READ))),
                Outcome.NOTHING);
    }

    private static Binding mayThis(ResourceContext context, Capability capability) {
        return new Binding(context.stack().id(), context.resource().name(), capability);
    }

    /** Its id is the resource's own, known to nobody before it is there. */
    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return Step.done(
                Outcome.physicalId(context.resource().id())
                        .document(document(context, context.document())));
    }

    @Override
    public Map<String, @Nullable Object> document(
            ResourceContext context, Map<String, @Nullable Object> metadata) {
        return context.data(IdentityData.READY_AT).isEmpty()
                ? metadata
                : CollectConfig.in(metadata, CollectConfig.of(context, transport(context)));
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return switch (attribute) {
            case NAME -> serverName(context);
            case OS_COLLECT_CONFIG -> context.document().get(CollectConfig.KEY);
            case USER_DATA -> UserData.of(context);
            default -> null;
        };
    }

    private static String serverName(ResourceContext context) {
        return context.properties().get(NAME) instanceof String name && !name.isEmpty()
                ? name
                : context.resource().physicalName();
    }

    private static ServerTransport transport(ResourceContext context) {
        return ServerTransport.valueOf(String.valueOf(context.properties().get(TRANSPORT)));
    }
}
