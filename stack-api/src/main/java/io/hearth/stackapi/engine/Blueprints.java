package io.hearth.stackapi.engine;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.parameter.ParameterValues;
import io.hearth.template.parameter.PseudoParameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Makes blueprints of requests and of what is stored. The latest stay in memory, since a stack's
 * template does not change while it is created.
 */
@ApplicationScoped
class Blueprints {
    private static final int KEPT = 128;
    private static final String PARAMETERS = "parameters";

    private final StackStore store;
    private final Sealer sealer;
    private final Addresses addresses;
    private final Map<String, Blueprint> latest =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Blueprint> eldest) {
                    return size() > KEPT;
                }
            };

    Blueprints(StackStore store, Sealer sealer, Addresses addresses) {
        this.store = store;
        this.sealer = sealer;
        this.addresses = addresses;
    }

    Blueprint make(
            Template template,
            Environment environment,
            Map<String, String> files,
            String projectId,
            String stackName,
            String stackId) {
        PseudoParameters pseudo =
                new PseudoParameters(stackName, stackId, projectId, addresses.region());
        ParameterValues parameters =
                template.parameterValues(
                        environment.parameters(), environment.parameterDefaults(), pseudo);
        return new Blueprint(template.effective(parameters, files), environment, parameters, files);
    }

    /** A new stack's blueprint as it is stored. */
    StackDocument document(String stackId, Blueprint blueprint) {
        Map<String, Object> environment = new LinkedHashMap<>(blueprint.environment().shown());
        environment.remove(PARAMETERS);
        return new StackDocument(
                PlainJson.write(blueprint.template().document()),
                PlainJson.write(environment),
                blueprint.files(),
                sealer.seal(
                        Secret.of(PlainJson.write(blueprint.environment().parameters())),
                        parametersContext(stackId)));
    }

    Uni<Blueprint> of(Mutiny.Session session, Stack stack) {
        Blueprint known = known(stack.id());
        return known != null
                ? Uni.createFrom().item(known)
                : store.document(session, stack.id()).map(document -> restore(stack, document));
    }

    Blueprint restore(Stack stack, StackDocument document) {
        Map<String, @Nullable Object> parameters =
                PlainJson.readObject(
                        sealer.open(document.parameters(), parametersContext(stack.id())).reveal());
        Blueprint blueprint =
                make(
                        Template.of(PlainJson.readObject(document.template())),
                        Environment.of(PlainJson.readObject(document.environment()))
                                .withParameters(parameters),
                        document.files(),
                        stack.projectId(),
                        stack.name(),
                        stack.id());
        keep(stack.id(), blueprint);
        return blueprint;
    }

    void keep(String stackId, Blueprint blueprint) {
        synchronized (latest) {
            latest.put(stackId, blueprint);
        }
    }

    @Nullable Blueprint known(String stackId) {
        synchronized (latest) {
            return latest.get(stackId);
        }
    }

    private static SealContext parametersContext(String stackId) {
        return new SealContext(stackId, "", StackDocument.PARAMETERS);
    }
}
