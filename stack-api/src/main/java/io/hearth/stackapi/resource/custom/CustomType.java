package io.hearth.stackapi.resource.custom;

import static java.util.Objects.requireNonNullElse;

import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.seal.SealBrokenException;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ProvisionerData;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type whose resources a provisioner makes. */
final class CustomType implements ResourceType {
    /** Of properties and of attributes, as JSON: two of them, sealed, fit into one event. */
    static final int LARGEST = 256 * 1024;

    /** In characters; what is longer is cut. */
    static final int LONGEST_REASON = 2_048;

    /** PostgreSQL has no such character. */
    private static final char NOT_STORABLE = 0;

    /** In clear: whether the latest request has been answered with success. */
    private static final String SETTLED = "settled";

    private final String name;
    private final ProvisionerSeal seal;

    CustomType(String name, ProvisionerSeal seal) {
        this.name = name;
        this.seal = seal;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "Made by a provisioner outside, which hears of it over the bus and answers.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of(
                ServiceTimeout.NAME,
                PropertySchema.of(
                                PropertyType.INTEGER,
                                "How many seconds the provisioner may take to answer.")
                        .withDefault(ServiceTimeout.DEFAULT)
                        .asUpdatable());
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public boolean acceptsAnything() {
        return true;
    }

    /** Whatever a provisioner answers may be a credential. */
    @Override
    public boolean isSecret(String attribute) {
        return true;
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        ServiceTimeout.of(resource, properties);
    }

    @Override
    public Step create(ResourceContext context) {
        return request(context, RequestedAction.CREATE, null);
    }

    /** What changes no property need not be told, unless the latest request came to nothing. */
    @Override
    public Step update(ResourceContext context, Change change) {
        return change.properties().isEmpty()
                        && context.data(SETTLED).filter(SETTLED::equals).isPresent()
                ? Step.done()
                : request(
                        context,
                        RequestedAction.UPDATE,
                        context.secret(ProvisionerData.REQUESTED)
                                .orElseGet(() -> Secret.of(PlainJson.write(change.before()))));
    }

    /** What is there and could not be changed is not thrown away. */
    @Override
    public boolean replacedWhenFailed(ResourceContext context) {
        return context.resource().physicalId() == null
                || context.resource().state().action() != Action.UPDATE;
    }

    /** Who could name any physical id could have another owner's thing removed. */
    @Override
    public boolean adoptable() {
        return false;
    }

    /** What was never asked for is not there. */
    @Override
    public Step delete(ResourceContext context) {
        return context.secret(ProvisionerData.REQUESTED)
                .<Step>map(
                        requested ->
                                new Step.Waiting(
                                        new Wait.ForAnswer(
                                                RequestedAction.DELETE,
                                                requested,
                                                null,
                                                ServiceTimeout.of(
                                                        context.resource().name(),
                                                        PlainJson.readObject(requested.reveal())),
                                                sealFor(context)),
                                        Outcome.NOTHING))
                .orElseGet(Step::done);
    }

    @Override
    public Step answered(ResourceContext context, ResourceAnswered answer) {
        if (answer.status() == AnswerStatus.FAILED) {
            return Step.failed("Error", reason(answer));
        }
        if (context.resource().state().action() == Action.DELETE) {
            return Step.done();
        }
        try {
            String given = answer.physicalId();
            String before = context.resource().physicalId();
            return Step.done(
                    Outcome.physicalId(
                                    given != null
                                            ? given
                                            : requireNonNullElse(
                                                    before, context.resource().physicalName()))
                            .seal(ProvisionerData.ATTRIBUTES, attributes(context, answer))
                            .remember(SETTLED, SETTLED));
        } catch (SealBrokenException e) {
            return Step.failed(
                    "Error",
                    "The attributes in the provisioner's answer are not sealed for this resource.");
        }
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return Step.failed(
                "Timeout",
                "No provisioner answered the %s request in time (%s)."
                        .formatted(context.resource().state().action(), ServiceTimeout.NAME));
    }

    @Override
    public Map<String, @Nullable Object> ownAttributes(ResourceContext context) {
        return stored(context);
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return stored(context).get(attribute);
    }

    private Step request(ResourceContext context, RequestedAction action, @Nullable Secret before) {
        String properties = PlainJson.write(context.properties());
        checkSize("properties", properties);
        Outcome asked =
                Outcome.NOTHING
                        .seal(ProvisionerData.REQUESTED, Secret.of(properties))
                        .remember(SETTLED, "");
        return new Step.Waiting(
                new Wait.ForAnswer(
                        action,
                        Secret.of(properties),
                        before,
                        ServiceTimeout.of(context.resource().name(), context.properties()),
                        sealFor(context)),
                before == null ? asked : asked.seal(ProvisionerData.REQUESTED_BEFORE, before));
    }

    private Secret attributes(ResourceContext context, ResourceAnswered answer) {
        Sealed given = answer.attributes();
        Secret attributes =
                given == null ? Secret.of("{}") : seal.open(context, SealContext.ATTRIBUTES, given);
        checkSize("attributes", attributes.reveal());
        if (!isObject(attributes.reveal())) {
            throw new IllegalArgumentException(
                    "The attributes in the provisioner's answer are no JSON object.");
        }
        return attributes;
    }

    private static String reason(ResourceAnswered answer) {
        String reason = answer.reason();
        if (reason == null || reason.isBlank()) {
            return "The provisioner gave no reason.";
        }
        String storable = reason.replace(NOT_STORABLE, ' ');
        return storable.length() <= LONGEST_REASON
                ? storable
                : storable.substring(0, LONGEST_REASON) + "...";
    }

    private static boolean isObject(String json) {
        try {
            return PlainJson.read(json) instanceof Map<?, ?>;
        } catch (IllegalArgumentException noJson) {
            return false; // what the reader says of it may quote a secret
        }
    }

    private Wait.Seal sealFor(ResourceContext context) {
        return (field, secret) -> seal.seal(context, field, secret);
    }

    private static Map<String, @Nullable Object> stored(ResourceContext context) {
        Optional<Secret> attributes = context.secret(ProvisionerData.ATTRIBUTES);
        return attributes.isEmpty() ? Map.of() : PlainJson.readObject(attributes.get().reveal());
    }

    private static void checkSize(String what, String json) {
        int size = json.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw StackException.overLimit(
                    "Request limit exceeded: The %s have %d bytes as JSON; at most %d are possible."
                            .formatted(what, size, LARGEST));
        }
    }
}
