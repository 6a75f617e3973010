package io.hearth.stackapi.api.cloudformation;

import com.fasterxml.jackson.databind.util.RawValue;
import io.hearth.stackapi.api.http.Readers;
import io.hearth.stackapi.api.stack.OwnStacks;
import io.hearth.stackapi.engine.Reader;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.engine.StackOutput;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.PythonJson;
import io.hearth.stackapi.stack.EventQuery;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What owners read of stacks. */
@ApplicationScoped
class StackReads {
    /** Of all stacks together; those of a stack that is named are all told. */
    private static final int MOST_EVENTS = 1_000;

    private final NamedStacks named;
    private final OwnStacks own;
    private final Stacks stacks;
    private final StackInsight insight;
    private final Readers readers;

    StackReads(
            NamedStacks named,
            OwnStacks own,
            Stacks stacks,
            StackInsight insight,
            Readers readers) {
        this.named = named;
        this.own = own;
        this.stacks = stacks;
        this.insight = insight;
        this.readers = readers;
    }

    Uni<Map<String, ?>> list() {
        return stacks.list(own.all())
                .map(
                        all ->
                                Map.of(
                                        "StackSummaries",
                                        all.stream().map(StackTree::summary).toList()));
    }

    /** One stack, or all of them without a name. */
    Uni<Map<String, ?>> describe(Map<String, String> parameters) {
        return wanted(parameters)
                .onItem()
                .transformToUniAndConcatenate(this::describe)
                .collect()
                .asList()
                .map(described -> Map.of("Stacks", described));
    }

    Uni<Map<String, ?>> template(Map<String, String> parameters) {
        return named.required(parameters)
                .call(stack -> insight.checkTemplate(stack, readers.of(stack)))
                .flatMap(stacks::document)
                .map(document -> PythonJson.dumps(PlainJson.readObject(document.template())))
                .map(text -> Map.of("TemplateBody", new RawValue(text)));
    }

    /** Those of one stack, the newest first; without a name those of all stacks, up to a limit. */
    Uni<Map<String, ?>> events(Map<String, String> parameters) {
        Multi<Map<String, @Nullable Object>> events =
                wanted(parameters)
                        .onItem()
                        .transformToUniAndConcatenate(this::events)
                        .onItem()
                        .disjoint();
        return (isNamed(parameters) ? events : events.select().first(MOST_EVENTS))
                .collect()
                .asList()
                .map(all -> Map.of("StackEvents", all));
    }

    private Multi<Stack> wanted(Map<String, String> parameters) {
        return isNamed(parameters)
                ? named.required(parameters).toMulti()
                : stacks.list(own.all()).onItem().disjoint();
    }

    private static boolean isNamed(Map<String, String> parameters) {
        return parameters.containsKey(NamedStacks.PARAMETER);
    }

    private Uni<Map<String, @Nullable Object>> describe(Stack stack) {
        Reader reader = readers.of(stack);
        return insight.parameters(stack, reader)
                .flatMap(
                        values ->
                                outputs(stack, reader)
                                        .map(outputs -> StackTree.of(stack, values, outputs)));
    }

    private Uni<List<StackOutput>> outputs(Stack stack, Reader reader) {
        return stack.state().deleted()
                ? Uni.createFrom().item(List.of())
                : insight.outputs(stack, reader);
    }

    private Uni<List<Map<String, @Nullable Object>>> events(Stack stack) {
        return stacks.events(EventQuery.of(stack.id()))
                .map(found -> found.stream().map(each -> StackTree.event(stack, each)).toList());
    }
}
