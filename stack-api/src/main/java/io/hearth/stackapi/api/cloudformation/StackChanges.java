package io.hearth.stackapi.api.cloudformation;

import io.hearth.stackapi.api.stack.StackRequests;
import io.hearth.stackapi.engine.StackEngine;
import io.hearth.stackapi.stack.Stack;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What owners do to stacks. */
@ApplicationScoped
class StackChanges {
    private static final String NOTHING = "";

    private final NamedStacks named;
    private final StackRequests requests;
    private final StackEngine engine;

    StackChanges(NamedStacks named, StackRequests requests, StackEngine engine) {
        this.named = named;
        this.requests = requests;
        this.engine = engine;
    }

    Uni<Map<String, ?>> create(Map<String, String> parameters) {
        StackForm form = StackForm.read(parameters);
        return requests.create(form::create)
                .flatMap(wanted -> engine.create(wanted, requests.caller()))
                .map(StackChanges::id);
    }

    Uni<Map<String, ?>> update(Map<String, String> parameters) {
        StackForm form = StackForm.read(parameters);
        return named.required(parameters)
                .flatMap(stack -> requests.whole(stack, maxSize -> form.update(stack, maxSize)))
                .flatMap(wanted -> engine.update(wanted, requests.caller()))
                .map(StackChanges::id);
    }

    Uni<Map<String, ?>> cancelUpdate(Map<String, String> parameters) {
        return named.required(parameters)
                .flatMap(
                        stack ->
                                engine.cancel(
                                        stack.projectId(), stack.id(), true, requests.caller()))
                .replaceWith(Map.of());
    }

    /** Heat's answer to this one alone is an empty text. */
    Uni<String> delete(Map<String, String> parameters) {
        return named.required(parameters)
                .flatMap(stack -> engine.delete(stack.projectId(), stack.id(), requests.caller()))
                .replaceWith(NOTHING);
    }

    private static Map<String, ?> id(Stack stack) {
        return Map.of("StackId", NamedStacks.arn(stack));
    }
}
