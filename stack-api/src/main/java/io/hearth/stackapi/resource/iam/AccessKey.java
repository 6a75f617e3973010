package io.hearth.stackapi.resource.iam;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code AWS::IAM::AccessKey}: an EC2 keypair of a user of the stack. */
@ApplicationScoped
class AccessKey implements ResourceType {
    private static final String USER_NAME = "UserName";
    private static final String SECRET = "SecretAccessKey";

    /** What Heat shows while it knows none. */
    private static final String NO_SECRET = "000-000-000";

    @Override
    public String name() {
        return "AWS::IAM::AccessKey";
    }

    @Override
    public String description() {
        return "An EC2 keypair of a user of the stack.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put("Serial", PropertySchema.of(PropertyType.INTEGER, "Not used."));
        properties.put(
                USER_NAME,
                PropertySchema.of(PropertyType.STRING, "The reference of the user.").asRequired());
        properties.put("Status", PropertySchema.of(PropertyType.STRING, "Not used."));
        return properties;
    }

    @Override
    public Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.CREDENTIAL);
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put(USER_NAME, AttributeSchema.text("The user's name."));
        attributes.put(SECRET, AttributeSchema.text("The keypair's secret.").asSecret());
        return attributes;
    }

    @Override
    public Step create(ResourceContext context) {
        Object user = context.properties().get(USER_NAME);
        Optional<ResourceContext> owner =
                context.peerWithReference(user).filter(peer -> peer.type() instanceof IamUser);
        if (owner.isEmpty()) {
            return Step.failed("NotFound", "could not find user %s".formatted(user));
        }
        return new Step.Waiting(
                new Wait.ForKeypair(owner.get().resource().name()),
                Outcome.NOTHING.remember(USER_NAME, String.valueOf(user)));
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return Step.done(Outcome.physicalId(context.data(IdentityData.ACCESS_KEY).orElse(null)));
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return switch (attribute) {
            case USER_NAME -> context.data(USER_NAME).orElse(null);
            case SECRET ->
                    context.secret(IdentityData.SECRET_KEY).map(Secret::reveal).orElse(NO_SECRET);
            default -> null;
        };
    }
}
