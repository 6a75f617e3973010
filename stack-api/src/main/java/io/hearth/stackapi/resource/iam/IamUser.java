package io.hearth.stackapi.resource.iam;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.StackEvent.PasswordKind;
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
import io.hearth.template.ResourceDefinition;
import io.hearth.template.expression.Expression;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code AWS::IAM::User}: a user that may read the metadata of what its policies allow. One without
 * policies may read nothing.
 */
@ApplicationScoped
class IamUser implements ResourceType {
    private static final String POLICIES = "Policies";
    private static final String LOGIN_PROFILE = "LoginProfile";
    private static final String PASSWORD = "Password";

    private static final int MOST_RESOURCES = 1_000;
    private static final int MOST_CHARACTERS = 65_536;

    /**
     * @see <a
     *     href="https://docs.openstack.org/keystone/latest/configuration/config-options.html">Keystone's
     *     identity.max_password_length</a>
     */
    private static final int LONGEST_PASSWORD = 4_096;

    @Override
    public String name() {
        return "AWS::IAM::User";
    }

    @Override
    public String description() {
        return "A user of its own, whose keypairs may read the metadata that its policies allow.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put("Path", PropertySchema.of(PropertyType.STRING, "Not used."));
        properties.put("Groups", PropertySchema.of(PropertyType.LIST, "Not used."));
        properties.put(
                LOGIN_PROFILE,
                PropertySchema.of(PropertyType.MAP, "What the user logs in with.")
                        .withKeys(
                                Map.of(
                                        PASSWORD,
                                        PropertySchema.of(
                                                PropertyType.STRING, "The user's password."))));
        properties.put(
                POLICIES,
                PropertySchema.of(PropertyType.LIST, "Names of access policies of the stack."));
        return properties;
    }

    @Override
    public Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.USER);
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public Set<String> implies(ResourceDefinition definition, Set<String> names) {
        Set<String> policies = new LinkedHashSet<>();
        if (definition.properties().get(POLICIES) instanceof Expression.ListOf(var items)) {
            for (Expression item : items) {
                if (item instanceof Expression.Literal(Object value)
                        && value instanceof String policy
                        && names.contains(policy)) {
                    policies.add(policy);
                }
            }
        }
        return policies;
    }

    @Override
    public Step create(ResourceContext context) {
        Set<Binding> bindings = new LinkedHashSet<>();
        for (Object policy : policies(context)) {
            Optional<ResourceContext> found = policy(context, policy);
            if (found.isEmpty()) {
                return Step.failed(
                        "InvalidTemplateAttribute",
                        "The Referenced Attribute (%s %s) is incorrect."
                                .formatted(context.resource().name(), POLICIES));
            }
            for (String allowed : AccessPolicy.allowed(found.get())) {
                bindings.add(new Binding(context.stack().id(), allowed, Capability.METADATA_READ));
            }
        }
        if (isBeyondLimits(bindings)) {
            return Step.failed(
                    "RequestLimitExceeded",
                    "Request limit exceeded: The policies allow %d resources; at most %d are possible, whose names have at most %d characters together."
                            .formatted(bindings.size(), MOST_RESOURCES, MOST_CHARACTERS));
        }
        Secret password = password(context);
        if (password != null && password.reveal().length() > LONGEST_PASSWORD) {
            return Step.failed(
                    "StackValidationFailed",
                    "%s.%s has more than %d characters, which Keystone does not take."
                            .formatted(LOGIN_PROFILE, PASSWORD, LONGEST_PASSWORD));
        }
        return Step.waiting(
                new Wait.ForUser(
                        password == null ? PasswordKind.NONE : PasswordKind.GIVEN,
                        password,
                        false,
                        false,
                        List.copyOf(bindings)));
    }

    @Override
    public boolean givesPassword() {
        return true;
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return Step.done(Outcome.physicalId(context.data(IdentityData.USER_ID).orElse(null)));
    }

    @Override
    public @Nullable Object reference(ResourceContext context) {
        return context.resource().physicalName();
    }

    /** Names that are no text are ignored, as Heat does. */
    private static List<String> policies(ResourceContext context) {
        return context.properties().get(POLICIES) instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : List.of();
    }

    /** An event of the bus names all of them. */
    private static boolean isBeyondLimits(Set<Binding> bindings) {
        return bindings.size() > MOST_RESOURCES
                || bindings.stream().mapToInt(binding -> binding.resource().length()).sum()
                        > MOST_CHARACTERS;
    }

    private static Optional<ResourceContext> policy(ResourceContext context, Object name) {
        return context.peerWithReference(name).filter(peer -> peer.type() instanceof AccessPolicy);
    }

    private static @Nullable Secret password(ResourceContext context) {
        return context.properties().get(LOGIN_PROFILE) instanceof Map<?, ?> profile
                        && profile.get(PASSWORD) instanceof String given
                        && !given.isEmpty()
                ? Secret.of(given)
                : null;
    }
}
