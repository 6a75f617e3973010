package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.parameter.ParameterValues;
import io.hearth.template.parameter.PseudoParameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Makes blueprints of requests and of what is stored, unless they are in memory still. */
@ApplicationScoped
class Blueprints {
    /** What Heat gives for the names of a stack that is only looked at. */
    static final String NOT_YET = "None";

    private static final String PARAMETERS = "parameters";
    private static final Map<String, Object> NOTHING =
            Map.of("heat_template_version", "2021-04-16");
    private static final String DEFAULTS = "parameter_defaults";
    private static final String FILES = "files";
    private static final String FACADE = "facade";

    private final StackStore store;
    private final Sealer sealer;
    private final Addresses addresses;
    private final ResourceTypes types;
    private final RecentBlueprints recent = new RecentBlueprints();

    Blueprints(StackStore store, Sealer sealer, Addresses addresses, ResourceTypes types) {
        this.store = store;
        this.sealer = sealer;
        this.addresses = addresses;
        this.types = types;
    }

    Blueprint make(
            Template template,
            Environment environment,
            Map<String, String> files,
            String projectId,
            String stackName,
            String stackId) {
        return make(
                template,
                environment,
                environment.parameters(),
                files,
                projectId,
                stackName,
                stackId);
    }

    /**
     * What a nested stack will be made from, as far as its parameters are known.
     *
     * @param stack null when nothing is known of it yet
     */
    Blueprint foreseen(
            NestedTemplate nested,
            Environment environment,
            Blueprint parent,
            @Nullable Stack stack) {
        return make(
                        nested.template(),
                        environment,
                        nested.parameters(),
                        parent.files(),
                        stack == null ? NOT_YET : stack.projectId(),
                        stack == null ? NOT_YET : stack.name(),
                        stack == null ? NOT_YET : stack.id())
                .with(Facade.UNKNOWN);
    }

    /**
     * Of a template that is only checked: what nobody gave is not known, unless a condition may ask
     * for it.
     */
    Blueprint checked(Template template, Environment environment, Map<String, String> files) {
        Map<String, Object> given = new LinkedHashMap<>(environment.parameters());
        if (!template.isConditional()) {
            template.parameters().values().stream()
                    .filter(schema -> schema.defaultValue() == null)
                    .map(ParameterSchema::name)
                    .filter(name -> !environment.parameterDefaults().containsKey(name))
                    .forEach(name -> given.putIfAbsent(name, Unresolved.VALUE));
        }
        return make(template, environment, given, files, NOT_YET, NOT_YET, NOT_YET);
    }

    private Blueprint make(
            Template template,
            Environment environment,
            Map<String, ?> given,
            Map<String, String> files,
            String projectId,
            String stackName,
            String stackId) {
        PseudoParameters pseudo =
                new PseudoParameters(stackName, stackId, projectId, addresses.region());
        ParameterValues parameters =
                template.parameterValues(given, environment.parameterDefaults(), pseudo);
        Template effective = template.effective(parameters, files);
        return new Blueprint(
                effective,
                environment,
                parameters,
                files,
                Layout.of(effective, environment, types, files),
                null);
    }

    /**
     * What an update asks for.
     *
     * @param now what the stack is made from before
     * @param reader who asks: the marks of secrets are the creator's to take away
     * @throws io.hearth.template.error.TemplateException ImmutableParameterModified, or what is
     *     wrong with template or parameters
     * @throws io.hearth.stackapi.stack.StackException Forbidden for a stack that is made from what
     *     the reader may not read
     */
    Blueprint updated(Stack stack, StackUpdate request, Blueprint now, Reader reader) {
        if (reader == Reader.COLLEAGUE && now.closed().hasParameters()) {
            throw Withheld.refusal("Stack %s".formatted(stack.name()));
        }
        Environment given =
                reader == Reader.CREATOR
                        ? request.environment()
                        : request.environment().withMarksOf(now.environment());
        Blueprint wanted =
                request.existing()
                        ? partly(stack, request, given, now)
                        : wholly(stack, request, given);
        now.parameters().checkImmutable(wanted.parameters());
        return wanted.with(now.facade());
    }

    private Blueprint wholly(Stack stack, StackUpdate request, Environment given) {
        return make(
                requireNonNull(request.template(), "A whole update brings its template."),
                given,
                request.files(),
                stack.projectId(),
                stack.name(),
                stack.id());
    }

    /** What the request does not give stays; parameters that the template lacks are dropped. */
    private Blueprint partly(Stack stack, StackUpdate request, Environment given, Blueprint now) {
        Template template =
                request.template() == null
                        ? Template.of(now.template().document())
                        : request.template();
        Map<String, String> files = new LinkedHashMap<>(now.files());
        files.putAll(request.files());
        Environment environment =
                now.environment()
                        .withParametersOf(name -> !request.cleared().contains(name))
                        .with(given)
                        .withParametersOf(template.parameters()::containsKey);
        return make(template, environment, files, stack.projectId(), stack.name(), stack.id());
    }

    /** Of a stack that has nothing left in it. */
    Blueprint empty(Stack stack) {
        return make(
                Template.of(NOTHING),
                Environment.of(null),
                Map.of(),
                stack.projectId(),
                stack.name(),
                stack.id());
    }

    /** A new stack's blueprint as it is stored. */
    StackDocument document(String stackId, Blueprint blueprint) {
        return document(
                stackId,
                blueprint.template(),
                blueprint.environment(),
                blueprint.files(),
                blueprint.facade());
    }

    /** A nested stack's blueprint as it is stored. */
    StackDocument document(String stackId, NestedSource source) {
        return document(
                stackId, source.template(), source.environment(), source.files(), source.facade());
    }

    private StackDocument document(
            String stackId,
            Template template,
            Environment given,
            Map<String, String> files,
            @Nullable Facade facade) {
        Map<String, Object> environment = new LinkedHashMap<>(given.shown());
        environment.remove(PARAMETERS);
        environment.remove(DEFAULTS);
        return new StackDocument(
                PlainJson.write(template.document()),
                PlainJson.write(environment),
                Map.of(),
                seal(given.parameters(), stackId, StackDocument.PARAMETERS),
                seal(rest(given, files, facade), stackId, StackDocument.REST));
    }

    /** What a stack is made from now; of one that is not held, what it has become since. */
    Uni<Blueprint> of(Mutiny.Session session, Stack stack) {
        return known(session, stack, stack.plan().document())
                .chain(
                        known ->
                                known.isPresent()
                                        ? Uni.createFrom().item(known.get())
                                        : store.latestDocument(session, stack)
                                                .map(document -> restore(stack, document)));
    }

    /**
     * What a stack that is held was made from.
     *
     * @param epoch that brought a document
     */
    Uni<Blueprint> of(Mutiny.Session session, Stack stack, long epoch) {
        return known(session, stack, epoch).map(Optional::orElseThrow);
    }

    private Uni<Optional<Blueprint>> known(Mutiny.Session session, Stack stack, long epoch) {
        Blueprint known = recent.find(stack.id(), epoch);
        return known != null
                ? Uni.createFrom().item(Optional.of(known))
                : store.document(session, stack.id(), epoch)
                        .map(found -> found.map(document -> restore(stack, document)))
                        .invoke(
                                found ->
                                        found.ifPresent(
                                                restored -> keep(stack.id(), epoch, restored)));
    }

    void keep(String stackId, long epoch, Blueprint blueprint) {
        recent.keep(stackId, epoch, blueprint);
    }

    Blueprint restore(Stack stack, StackDocument document) {
        Map<String, @Nullable Object> environment = PlainJson.readObject(document.environment());
        Map<String, String> files = new LinkedHashMap<>(document.files());
        Facade facade = null;
        Sealed sealed = document.rest();
        if (sealed != null) {
            Map<String, @Nullable Object> rest = open(sealed, stack.id(), StackDocument.REST);
            environment.put(DEFAULTS, rest.get(DEFAULTS));
            object(rest.get(FILES))
                    .forEach((name, text) -> files.put(String.valueOf(name), String.valueOf(text)));
            facade = rest.get(FACADE) instanceof Map<?, ?> stored ? Facade.read(stored) : null;
        }
        Environment whole =
                Environment.of(environment)
                        .withParameters(
                                open(document.parameters(), stack.id(), StackDocument.PARAMETERS));
        return Withheld.unquoted(
                        facade,
                        () ->
                                make(
                                        Template.of(PlainJson.readObject(document.template())),
                                        whole,
                                        files,
                                        stack.projectId(),
                                        stack.name(),
                                        stack.id()))
                .with(facade);
    }

    /** An environment's file has its parameters too. */
    private static Map<String, Object> rest(
            Environment environment, Map<String, String> files, @Nullable Facade facade) {
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put(DEFAULTS, environment.parameterDefaults());
        rest.put(FILES, files);
        if (facade != null) {
            rest.put(FACADE, facade.written());
        }
        return rest;
    }

    private Sealed seal(Object value, String stackId, String field) {
        return sealer.seal(Secret.of(PlainJson.write(value)), new SealContext(stackId, "", field));
    }

    private Map<String, @Nullable Object> open(Sealed sealed, String stackId, String field) {
        return PlainJson.readObject(
                sealer.open(sealed, new SealContext(stackId, "", field)).reveal());
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
