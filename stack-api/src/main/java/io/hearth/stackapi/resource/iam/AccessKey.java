package io.hearth.stackapi.resource.iam;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.Action;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code AWS::IAM::AccessKey}: an EC2 keypair of a user of the stack. One that is inactive opens
 * nothing, and is the same when it is active again.
 */
@ApplicationScoped
class AccessKey implements ResourceType {
    private static final String USER_NAME = "UserName";
    private static final String STATUS = "Status";
    private static final String ACTIVE = "Active";
    private static final String INACTIVE = "Inactive";
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
        properties.put(
                STATUS,
                PropertySchema.of(PropertyType.STRING, "Whether the keypair opens anything.")
                        .withDefault(ACTIVE)
                        .withConstraints(
                                new Constraint.AllowedValues(List.of(ACTIVE, INACTIVE), null))
                        .asUpdatable());
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

    /** What is made inactive has its keys first, and is not complete before they rest. */
    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        Outcome outcome = Outcome.physicalId(context.data(IdentityData.ACCESS_KEY).orElse(null));
        boolean ordered = context.data(IdentityData.RESTING).isPresent();
        return isToRest(context) && !ordered ? rest(outcome) : Step.done(outcome);
    }

    /** What is there and could not be changed is not thrown away. */
    @Override
    public boolean replacedWhenFailed(ResourceContext context) {
        return context.resource().state().action() != Action.UPDATE;
    }

    @Override
    public Step update(ResourceContext context, Change change) {
        boolean everRested = context.data(IdentityData.RESTING).isPresent();
        if (!change.touches(STATUS) && !everRested) {
            return Step.done();
        }
        return isToRest(context)
                ? rest(Outcome.NOTHING)
                : new Step.Waiting(
                        new Wait.ForEnabledIdentity(),
                        Outcome.NOTHING.remember(IdentityData.RESTING, "false"));
    }

    private static Step rest(Outcome outcome) {
        return new Step.Waiting(
                new Wait.ForDisabledIdentity(), outcome.remember(IdentityData.RESTING, "true"));
    }

    private static boolean isToRest(ResourceContext context) {
        return INACTIVE.equals(context.properties().get(STATUS));
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
