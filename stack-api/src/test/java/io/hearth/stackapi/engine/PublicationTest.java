package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.messaging.Outbox;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Secrecy;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.DeletionPolicy;
import io.hearth.template.property.PropertySchema;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicationTest {
    /** A character that JSON writes with six. */
    private static final String ESCAPED = "\u001b";

    private static final StackRef STACK = new StackRef("id", "s".repeat(255), "id", "project");

    @Test
    void whatIsWithinTheLimitsOfAResourceIsWithinThoseOfTheBus() {
        State failed =
                new State(Action.CREATE, Status.IN_PROGRESS, "").fail(ESCAPED.repeat(100_000));

        List<Event> events =
                Publication.of(
                        List.of(new Effect.ResourceChanged(resource(failed))),
                        STACK,
                        "creator",
                        types());

        assertThat(events).hasSize(2);
        EventCodec codec = new EventCodec();
        assertThat(events)
                .allSatisfy(
                        event ->
                                assertThat(codec.data(event))
                                        .hasSizeLessThanOrEqualTo(Outbox.LARGEST_EVENT));
    }

    @Test
    void aStacksTagsAreToldAsFarAsTheyFit() {
        List<String> tags = Collections.nCopies(2_000, ESCAPED.repeat(80));
        State failed =
                new State(Action.CREATE, Status.IN_PROGRESS, "").fail(ESCAPED.repeat(100_000));

        StackStateChanged told = told(stack(failed, tags));

        assertThat(told.tags()).isEqualTo(tags.subList(0, 1_000));
        assertThat(new EventCodec().data(told)).hasSizeLessThanOrEqualTo(Outbox.LARGEST_EVENT);
        assertThat(told(stack(failed, List.of("blue"))).tags()).containsExactly("blue");
        assertThat(told(stack(failed, null)).tags()).isEmpty();
    }

    private static StackStateChanged told(Stack stack) {
        List<Event> events =
                Publication.of(List.of(new Effect.StackChanged(stack)), STACK, "creator", types());
        return (StackStateChanged) events.getFirst();
    }

    private static Stack stack(State state, @Nullable List<String> tags) {
        return new Stack(
                "id",
                "s",
                "id",
                null,
                new Stack.Owner("project", "creator", "owner"),
                null,
                state,
                "",
                tags,
                null,
                false,
                Stack.Plan.FIRST,
                new Stack.Progress(0, false, false),
                Instant.EPOCH,
                null,
                null,
                null);
    }

    private static Resource resource(State state) {
        String name = ESCAPED.repeat(DefinitionLimits.TYPE);
        Sealer sealer = Sealer.fromKeyset(Sealer.newKeyset());
        return new Resource(
                "id",
                "stack",
                name,
                new Resource.Lineage(1, 1, true, 0),
                new Resource.Definition(
                        name,
                        "Own",
                        ESCAPED.repeat(DefinitionLimits.DESCRIPTION),
                        DeletionPolicy.DELETE,
                        Set.of(),
                        Secrecy.NOTHING,
                        null),
                name,
                new Resource.Dependencies(List.of(), List.of(), 0),
                state,
                new Resource.Substance(
                        name,
                        Map.of(),
                        Map.of(),
                        sealer.seal(
                                Secret.of("x".repeat(MetadataLimit.MOST)),
                                new SealContext("id", name, SealContext.METADATA)),
                        null,
                        false),
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static ResourceTypes types() {
        return new ResourceTypes(List.of(new Own()));
    }

    private record Own() implements ResourceType {
        @Override
        public String name() {
            return "Own";
        }

        @Override
        public String description() {
            return "Is told of.";
        }

        @Override
        public Map<String, PropertySchema> properties() {
            return Map.of();
        }

        @Override
        public Map<String, AttributeSchema> attributes() {
            return Map.of();
        }

        @Override
        public Step create(ResourceContext context) {
            return Step.done();
        }
    }
}
