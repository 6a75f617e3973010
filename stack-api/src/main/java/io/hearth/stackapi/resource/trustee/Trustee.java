package io.hearth.stackapi.resource.trustee;

import io.hearth.contract.Delegation;
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
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code Hearth::Identity::Trustee}: a user of its own, without any role, and a trust of the
 * stack's owner to it, by which it may do what the owner may, or a part of it. What Magnum made for
 * each cluster.
 *
 * @see <a href="https://docs.openstack.org/api-ref/identity/v3-ext/#os-trust-api">OS-TRUST</a>
 */
@ApplicationScoped
class Trustee implements ResourceType {
    private static final String ROLES = "roles";
    private static final String IMPERSONATION = "impersonation";
    private static final String EXPIRES = "expires";
    private static final String REMAINING_USES = "remaining_uses";
    private static final String SHARED_ACCOUNT = "shared_account";
    private static final String NO_ROLE =
            "a trust takes a role at least; leave the property out for all that the owner has";

    private final SharedAccounts sharedAccounts;
    private final InstantSource clock = InstantSource.system();

    Trustee(SharedAccounts sharedAccounts) {
        this.sharedAccounts = sharedAccounts;
    }

    @Override
    public String name() {
        return "Hearth::Identity::Trustee";
    }

    @Override
    public String description() {
        return "A user that may do, by a trust, what the stack's owner may, or a part of it.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                ROLES,
                PropertySchema.of(
                                PropertyType.LIST,
                                "Names of the owner's roles that go with the trust; all by default.")
                        .withItems(PropertySchema.of(PropertyType.STRING, "The name of a role.")));
        properties.put(
                IMPERSONATION,
                PropertySchema.of(
                                PropertyType.BOOLEAN,
                                "Whether the trustee acts as the owner, or as itself.")
                        .withDefault(true));
        properties.put(
                EXPIRES,
                PropertySchema.of(
                        PropertyType.STRING,
                        "When the trust ends: an ISO 8601 time with its zone, or a duration from"
                                + " its making such as P30D. As long as the stack by default."));
        properties.put(
                REMAINING_USES,
                PropertySchema.of(
                        PropertyType.INTEGER,
                        "Not possible: Keystone hands on no trust with a number of uses."));
        properties.put(
                SHARED_ACCOUNT,
                PropertySchema.of(
                        PropertyType.STRING,
                        "The name or id of an account that gets the trust, where no user can be made; one"
                                + " of those that the cloud lets be shared. A user of its own by default."));
        return properties;
    }

    @Override
    public Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.TRUSTEE);
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put("trustee_id", AttributeSchema.text("The user's id."));
        attributes.put("trustee_name", AttributeSchema.text("The user's name."));
        attributes.put(
                "trustee_password",
                AttributeSchema.text(
                                "The user's password; of a shared account none, which only those know who made it.")
                        .asSecret());
        attributes.put("trust_id", AttributeSchema.text("What its tokens are scoped to."));
        attributes.put("auth_url", AttributeSchema.text("Where it logs in."));
        attributes.put(
                "clouds_yaml",
                AttributeSchema.text(
                                "A clouds.yaml with one cloud, openstack, that logs in as the trustee; of a"
                                        + " shared account without its password.")
                        .asSecret());
        return attributes;
    }

    @Override
    public boolean needsTrust() {
        return true;
    }

    @Override
    public Set<String> handsOn(Map<String, @Nullable Object> properties) {
        return properties.get(ROLES) instanceof List<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        if (isEmpty(properties.get(ROLES))) {
            throw invalid(resource, ROLES, NO_ROLE);
        }
        if (properties.get(REMAINING_USES) instanceof Number) {
            throw invalid(
                    resource,
                    REMAINING_USES,
                    "Keystone hands on no trust with a number of uses; limit its time by '%s'"
                            .formatted(EXPIRES));
        }
        if (properties.get(SHARED_ACCOUNT) instanceof String account) {
            try {
                sharedAccounts.check(account);
            } catch (IllegalArgumentException e) {
                throw invalid(resource, SHARED_ACCOUNT, String.valueOf(e.getMessage()));
            }
        }
        if (properties.get(EXPIRES) instanceof String expires) {
            try {
                Expiry.of(expires, clock.instant());
            } catch (IllegalArgumentException e) {
                throw invalid(resource, EXPIRES, String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public Step create(ResourceContext context) {
        Map<String, @Nullable Object> properties = context.properties();
        if (isEmpty(properties.get(ROLES))) {
            return Step.failed("ValueError", NO_ROLE);
        }
        @Nullable Instant expiresAt =
                properties.get(EXPIRES) instanceof String expires
                        ? Expiry.of(expires, context.now())
                        : null;
        String account = sharedAccount(context);
        if (account != null) {
            sharedAccounts.check(account);
        }
        return Step.waiting(
                new Wait.ForTrustee(
                        new Delegation(
                                List.copyOf(handsOn(properties)),
                                !Boolean.FALSE.equals(properties.get(IMPERSONATION)),
                                expiresAt),
                        account));
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        // several that share an account are told apart
        return Step.done(
                Outcome.physicalId(
                        sharedAccount(context) == null
                                ? context.data(IdentityData.USER_ID).orElse(null)
                                : context.resource().physicalName()));
    }

    private static @Nullable String sharedAccount(ResourceContext context) {
        return context.properties().get(SHARED_ACCOUNT) instanceof String account ? account : null;
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return switch (attribute) {
            case "trustee_id" -> context.data(IdentityData.USER_ID).orElse(null);
            case "trustee_name" -> context.data(IdentityData.USER_NAME).orElse(null);
            case "trustee_password" -> password(context);
            case "trust_id" -> context.data(IdentityData.TRUST_ID).orElse(null);
            case "auth_url" -> context.addresses().identity();
            case "clouds_yaml" ->
                    context.data(IdentityData.TRUST_ID).isEmpty()
                            ? null
                            : CloudsYaml.of(
                                    context.addresses(),
                                    context.data(IdentityData.USER_ID).orElse(""),
                                    password(context),
                                    context.data(IdentityData.TRUST_ID).get());
            default -> null;
        };
    }

    /** No role is not every role: only a property that is not there stands for all. */
    private static boolean isEmpty(@Nullable Object roles) {
        return roles instanceof List<?> list && list.isEmpty();
    }

    private static @Nullable String password(ResourceContext context) {
        return context.secret(IdentityData.PASSWORD).map(Secret::reveal).orElse(null);
    }

    private static StackException invalid(String resource, String property, String words) {
        return StackException.invalid(
                "Property error: : resources.%s.properties.%s: : %s"
                        .formatted(resource, property, words));
    }
}
