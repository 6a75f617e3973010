package io.hearth.stackapi.resource.waitcondition;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.MissingService;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PythonJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Signal;
import io.hearth.stackapi.resource.SignalAddress;
import io.hearth.stackapi.resource.Signalled;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::WaitConditionHandle}. */
@ApplicationScoped
class NativeHandle implements ResourceType {
    private static final String TRANSPORT = "signal_transport";
    private static final String CFN_SIGNAL = "CFN_SIGNAL";
    private static final String HEAT_SIGNAL = "HEAT_SIGNAL";
    private static final String NO_SIGNAL = "NO_SIGNAL";
    private static final String TOKEN_SIGNAL = "TOKEN_SIGNAL";
    private static final Set<String> NOT_OFFERED = Set.of("TEMP_URL_SIGNAL", "ZAQAR_SIGNAL");

    private final SignalLimit limit;

    NativeHandle(SignalLimit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "OS::Heat::WaitConditionHandle";
    }

    @Override
    public String description() {
        return "What an instance signals to report success or failure, with the credentials that this takes.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.2");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of(
                TRANSPORT,
                PropertySchema.of(
                                PropertyType.STRING,
                                "How the handle is signalled, and so what identity it gets.")
                        .withDefault(TOKEN_SIGNAL)
                        .withConstraints(
                                new Constraint.AllowedValues(
                                        List.of(
                                                CFN_SIGNAL,
                                                "TEMP_URL_SIGNAL",
                                                HEAT_SIGNAL,
                                                NO_SIGNAL,
                                                "ZAQAR_SIGNAL",
                                                TOKEN_SIGNAL),
                                        null)));
    }

    @Override
    public Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.USER);
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put(
                "token",
                AttributeSchema.text("A token that may signal the handle; TOKEN_SIGNAL only.")
                        .asSecret());
        attributes.put(
                "endpoint",
                AttributeSchema.text("Where to signal with the token; TOKEN_SIGNAL only."));
        attributes.put(
                "curl_cli",
                AttributeSchema.text(
                                "A curl command that signals, but for its --data-binary; TOKEN_SIGNAL only.")
                        .asSecret());
        attributes.put(
                "signal",
                AttributeSchema.text("JSON of all that a client needs to signal by the transport.")
                        .asSecret());
        return attributes;
    }

    @Override
    public SignalDialect signals() {
        return SignalDialect.NATIVE;
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        MissingService.check(resource, properties, TRANSPORT, NOT_OFFERED);
    }

    @Override
    public Step create(ResourceContext context) {
        String transport = String.valueOf(context.properties().get(TRANSPORT));
        boolean token = transport.equals(TOKEN_SIGNAL);
        PasswordKind password =
                token || transport.equals(HEAT_SIGNAL) ? PasswordKind.GENERATED : PasswordKind.NONE;
        return new Step.Waiting(
                Handles.user(context, password, transport.equals(CFN_SIGNAL), token),
                Outcome.NOTHING.remember(TRANSPORT, transport));
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return Handles.ready(context);
    }

    @Override
    public Signalled signal(ResourceContext context, Signal signal) {
        return Handles.signal(context, signal, Handles.NATIVE, limit);
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        Optional<String> token = context.secret(IdentityData.TOKEN).map(Secret::reveal);
        return switch (attribute) {
            case "token" -> token.orElse(null);
            case "endpoint" -> token.isEmpty() ? null : endpoint(context);
            case "curl_cli" ->
                    token.map(
                                    t ->
                                            "curl -i -X POST -H 'X-Auth-Token: %s' -H 'Content-Type: application/json' -H 'Accept: application/json' %s"
                                                    .formatted(t, endpoint(context)))
                            .orElse(null);
            case "signal" -> PythonJson.dumps(signalling(context));
            default -> null;
        };
    }

    private static @Nullable String endpoint(ResourceContext context) {
        return SignalAddress.route(context).orElse(null);
    }

    /** What a client must know to signal; null for a transport that needs no more than a token. */
    private static @Nullable Map<String, @Nullable Object> signalling(ResourceContext context) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        switch (context.data(TRANSPORT).orElse(TOKEN_SIGNAL)) {
            case CFN_SIGNAL -> keys.put("alarm_url", SignalAddress.presigned(context).orElse(null));
            case HEAT_SIGNAL -> {
                Addresses addresses = context.addresses();
                keys.put("auth_url", addresses.identity() + "/");
                keys.put("username", context.data(IdentityData.USER_NAME).orElse(null));
                keys.put("user_id", context.data(IdentityData.USER_ID).orElse(null));
                keys.put(
                        "password",
                        context.secret(IdentityData.PASSWORD).map(Secret::reveal).orElse(null));
                keys.put("project_id", context.stack().domainProjectId());
                keys.put("domain_id", addresses.stackUserDomainId());
                keys.put("region_name", addresses.region());
                keys.put("alarm_url", endpoint(context));
            }
            case NO_SIGNAL -> {}
            default -> {
                return null;
            }
        }
        return keys;
    }
}
