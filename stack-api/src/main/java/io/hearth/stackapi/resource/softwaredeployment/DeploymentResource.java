package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.DeploymentData;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.MissingService;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.Signal;
import io.hearth.stackapi.resource.Signalled;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.stackapi.stack.Action;
import io.hearth.template.property.PropertySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a software config to a server in some of the actions of its life, and waits each time for
 * what the server tells of it. The deployment that the software deployment API shows is the
 * resource itself.
 */
abstract sealed class DeploymentResource extends DeploymentOutputs
        permits TextDeployment, StructuredDeployment {

    /**
     * What the server gets for the config.
     *
     * @param given null when there is none
     */
    abstract @Nullable Object config(
            ResourceContext context,
            @Nullable Object given,
            List<Map<String, @Nullable Object>> inputs);

    @Override
    public final SupportStatus supportStatus() {
        return SupportStatus.since("2014.1");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(DeploymentProperties.SERVER, DeploymentProperties.server());
        properties.putAll(DeploymentProperties.common());
        return properties;
    }

    /** The API shows by it what the resource is made from. */
    @Override
    public final boolean referenceIsSecret() {
        return true;
    }

    @Override
    public final boolean takesUpWhatItRequires() {
        return true;
    }

    @Override
    public final Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.USER);
    }

    @Override
    public final SignalDialect signals() {
        return SignalDialect.DEPLOYMENT;
    }

    @Override
    public final void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        MissingService.check(
                resource, properties, SignalTransport.PROPERTY, SignalTransport.MISSING);
    }

    @Override
    public final Step create(ResourceContext context) {
        return switch (SignalTransport.of(context)) {
            case CFN_SIGNAL -> user(context, PasswordKind.NONE, true);
            case HEAT_SIGNAL -> user(context, PasswordKind.GENERATED, false);
            case NO_SIGNAL -> run(context);
        };
    }

    private static Step user(ResourceContext context, PasswordKind password, boolean keypair) {
        Binding mayThis =
                new Binding(
                        context.stack().id(), context.resource().name(), Capability.SIGNAL_SEND);
        return Step.waiting(new Wait.ForUser(password, null, keypair, false, List.of(mayThis)));
    }

    @Override
    public final Step update(ResourceContext context, Change change) {
        return run(context);
    }

    /** Another value of an input may be one that no running program takes over. */
    @Override
    public final boolean replacedBy(ResourceContext context, Change change) {
        Map<String, @Nullable Object> values =
                DeploymentProperties.map(context, DeploymentProperties.INPUT_VALUES);
        return new Deployment(context)
                .content().map(ConfigContent::inputs).orElse(List.of()).stream()
                        .anyMatch(input -> DerivedInputs.replaces(input, values));
    }

    /** It rests once the server has done what it is to do before. */
    @Override
    public final Step suspend(ResourceContext context) {
        return mayRun(context) ? lookUp(context) : rest(context, Outcome.NOTHING);
    }

    @Override
    public final Step resume(ResourceContext context) {
        Step waking = super.resume(context);
        return waking instanceof Step.Waiting ? waking : run(context);
    }

    /** What could never be brought to the server is not brought to it in the end. */
    @Override
    public final Step delete(ResourceContext context) {
        boolean silent =
                SignalTransport.NO_SIGNAL
                        .name()
                        .equals(context.properties().get(SignalTransport.PROPERTY));
        boolean possible =
                ShortName.is(server(context)) && ShortName.is(String.valueOf(config(context)));
        return possible && (silent || context.data(IdentityData.READY_AT).isPresent())
                ? run(context)
                : Step.done();
    }

    private static Step run(ResourceContext context) {
        return mayRun(context) ? lookUp(context) : Step.done();
    }

    /** As far as can be told without the config: one of a component says so itself. */
    private static boolean mayRun(ResourceContext context) {
        String action = action(context);
        return switch (context.resource().state().action()) {
            case CREATE, UPDATE -> true;
            default ->
                    DeploymentProperties.hasAction(context, action)
                            || context.data(DeploymentData.CONFIG_GROUP)
                                    .map(SourceConfig.COMPONENT::equals)
                                    .orElse(true);
        };
    }

    private static Step lookUp(ResourceContext context) {
        String config = config(context);
        return Step.waiting(
                new Wait.ForConfig(
                        config == null ? null : ShortName.check("config", config),
                        ShortName.check("server", server(context)),
                        context.resource().physicalId()));
    }

    private static @Nullable String config(ResourceContext context) {
        return DeploymentProperties.text(context, DeploymentProperties.CONFIG);
    }

    private static String server(ResourceContext context) {
        return String.valueOf(context.properties().get(DeploymentProperties.SERVER));
    }

    @Override
    public final Step arrived(ResourceContext context, Arrival arrival) {
        return switch (arrival) {
            case IDENTITY ->
                    switch (context.resource().state().action()) {
                        case CREATE, RESUME -> run(context);
                        default -> Step.done();
                    };
            case CONFIG -> deploy(context);
            case SIGNAL -> judged(context);
            case DUE -> failed("the server has not answered in time");
            case STACK -> Step.done();
        };
    }

    private Step deploy(ResourceContext context) {
        Optional<SourceConfig> found = SourceConfig.of(context);
        if (found.isEmpty()) {
            // without it nothing is left to be done, as Heat sees it
            return context.resource().state().action() == Action.DELETE
                    ? Step.done()
                    : SourceConfig.missing(context);
        }
        SourceConfig source = found.get();
        String action = action(context);
        if (!source.runs(context, action)) {
            return ended(context, Outcome.NOTHING);
        }
        if (isOnNoServer(context)) {
            return Step.failed(
                    "StackValidationFailed",
                    "Resource %s's property user_data_format should be set to SOFTWARE_CONFIG since there are software deployments on it."
                            .formatted(context.properties().get(DeploymentProperties.SERVER)));
        }
        List<Map<String, @Nullable Object>> inputs =
                DerivedInputs.of(context, source.content().inputs(), action);
        ConfigContent content =
                new ConfigContent(
                        config(context, source.content().config(), inputs),
                        inputs,
                        source.content().outputs(),
                        source.content().options());
        Outcome brought = new Deployment(context).bring(source, content, action);
        return SignalTransport.of(context) == SignalTransport.NO_SIGNAL
                ? ended(context, brought)
                : new Step.Waiting(
                        new Wait.ForSignals(context.resource().name(), context.stack().timeout()),
                        brought);
    }

    /** What the template names may be a resource that is none. */
    private static boolean isOnNoServer(ResourceContext context) {
        return context.peerWithReference(context.properties().get(DeploymentProperties.SERVER))
                .filter(peer -> !peer.type().isServer())
                .isPresent();
    }

    private Step judged(ResourceContext context) {
        Deployment deployment = new Deployment(context);
        if (deployment.inProgress()) {
            return Step.stillWaiting();
        }
        return deployment.failed() ? failed(deployment.reason()) : ended(context, Outcome.NOTHING);
    }

    private static Step failed(String reason) {
        return Step.failed("Error", "Deployment to server failed: " + reason);
    }

    private Step ended(ResourceContext context, Outcome outcome) {
        return context.resource().state().action() == Action.SUSPEND
                ? rest(context, outcome)
                : Step.done(outcome);
    }

    private Step rest(ResourceContext context, Outcome outcome) {
        return super.suspend(context) instanceof Step.Waiting(Wait wait, var none)
                ? new Step.Waiting(wait, outcome)
                : Step.done(outcome);
    }

    @Override
    public final Signalled signal(ResourceContext context, Signal signal) {
        Deployment deployment = new Deployment(context);
        if (!deployment.inProgress()) {
            return new Signalled.Lost("Signal: late: deployment is not in progress");
        }
        Verdict verdict =
                Verdict.of(
                        deployment.outputs(),
                        deployment.content().map(ConfigContent::outputs).orElse(List.of()),
                        answer(signal.data()));
        return new Signalled.Answered(
                deployment.take(verdict),
                "deployment %s %s".formatted(context.resource().physicalId(), verdict.outcome()));
    }

    private static Map<String, @Nullable Object> answer(@Nullable Object data) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        if (data instanceof Map<?, ?> map) {
            map.forEach((name, value) -> answer.put(String.valueOf(name), value));
        }
        return answer;
    }

    private static String action(ResourceContext context) {
        return context.resource().state().action().name();
    }
}
