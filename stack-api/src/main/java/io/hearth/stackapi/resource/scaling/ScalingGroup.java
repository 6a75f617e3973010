package io.hearth.stackapi.resource.scaling;

import io.hearth.stackapi.resource.Adjusted;
import io.hearth.stackapi.resource.Adjustment;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.NestedMember;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.batch.Batch;
import io.hearth.stackapi.resource.batch.MemberDefinitions;
import io.hearth.stackapi.resource.batch.RollingUpdate;
import io.hearth.stackapi.resource.nested.Members;
import io.hearth.stackapi.resource.nested.NestedResource;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of as many members as its size says at the time. Who makes it smaller takes what has
 * failed first, then the oldest.
 */
public abstract class ScalingGroup extends NestedResource {
    /** In clear: the names of the members that have not failed, the oldest first. */
    private static final String MEMBERS = "members";

    /** In clear: the {@link Resizing} that goes on; empty for none. */
    private static final String SCALING = "scaling";

    private static final Set<Action> SIZED = EnumSet.of(Action.CREATE, Action.UPDATE);

    /** How many members there are to be. */
    public record Size(int lowest, int highest, @Nullable Integer desired) {
        /** Nobody wants none: a size of 0 is as good as no word of it. */
        public int orElse(int otherwise) {
            return desired == null || desired == 0 ? otherwise : desired;
        }

        public int within(int size) {
            return Math.max(lowest, Math.min(size, highest));
        }
    }

    protected abstract Size size(Map<String, @Nullable Object> properties);

    /** Seconds that the group rests after a change of its size; null for none. */
    protected abstract @Nullable BigDecimal cooldown(Map<String, @Nullable Object> properties);

    /** What every member is made from. */
    protected abstract Map<String, @Nullable Object> definition(ResourceContext context);

    /** Whether scaling policies change its size, and it rests after that. */
    protected boolean isScalable() {
        return true;
    }

    /**
     * How a change of the members' definition is rolled out; empty when it is for new ones only.
     */
    protected abstract Optional<RollingUpdate> rolling(ResourceContext context, Change change);

    /** The stack behind the group when it is made from these definitions. */
    protected NestedTemplate nested(Map<String, Map<String, @Nullable Object>> definitions) {
        return new NestedTemplate(Members.template(definitions), Map.of(), null, null);
    }

    /** How many members there are at first. */
    protected final int first(Map<String, @Nullable Object> properties) {
        Size size = size(properties);
        return Members.size(size.orElse(size.lowest()));
    }

    @Override
    protected boolean tells(Set<String> outputs, String attribute) {
        return Members.tell(outputs, attribute);
    }

    @Override
    public final boolean looksAtMembers() {
        return true;
    }

    @Override
    protected final NestedTemplate template(ResourceContext context) {
        return template(context, List.of(), Batch.resize(first(context.properties())));
    }

    @Override
    protected final NestedTemplate template(ResourceContext context, Batch batch) {
        return template(context, members(context), batch);
    }

    /** As large as what is handed over, and with its names. */
    @Override
    protected final NestedTemplate adoption(ResourceContext context, List<String> members) {
        Map<String, @Nullable Object> wanted = definition(context);
        Map<String, Map<String, @Nullable Object>> definitions = new LinkedHashMap<>();
        members.forEach(name -> definitions.put(name, wanted));
        return nested(definitions);
    }

    private NestedTemplate template(
            ResourceContext context, List<NestedMember> members, Batch batch) {
        Map<String, @Nullable Object> wanted = definition(context);
        Map<String, Map<String, @Nullable Object>> definitions =
                MemberDefinitions.after(
                        batch, members, () -> ShortIds.next(context.random()), name -> wanted);
        NestedTemplate template = nested(definitions);
        return MemberDefinitions.areAll(definitions, name -> wanted)
                ? template
                : template.with(context.nested().map(NestedOutcome::files).orElse(Map.of()));
    }

    /** The members become what they are to be, then as many as they are to be. */
    @Override
    protected final List<Batch> update(
            ResourceContext context, Change change, List<NestedMember> now) {
        Size size = size(context.properties());
        Optional<Integer> coming =
                context.nested()
                        .filter(stack -> stack.isBusy(context))
                        .flatMap(stack -> resizing(context))
                        .map(Resizing::capacity);
        List<Batch> batches = new ArrayList<>();
        int capacity = coming.orElse(names(now).size());
        Optional<RollingUpdate> rolling = rolling(context, change);
        if (rolling.isPresent()) {
            int all = coming.orElse(now.size());
            capacity = Math.min(size.orElse(all), all);
            batches.addAll(rolling.get().ofScalingGroup(capacity, now.size()));
            RollingUpdate.checkPauses(batches, context.stack().timeout());
        }
        batches.add(Batch.resize(size.within(size.orElse(capacity))));
        return batches;
    }

    @Override
    public final Adjusted adjust(ResourceContext context, Adjustment adjustment) {
        if (context.resource().state().status() != Status.COMPLETE) {
            return new Adjusted.Ignored("the group is not complete");
        }
        if (context.nested().filter(stack -> !stack.isBusy(context)).isEmpty()) {
            return new Adjusted.Ignored("due to scaling activity");
        }
        Size size = size(context.properties());
        int capacity = names(members(context)).size();
        int wanted = adjustment.of(capacity, size.lowest(), size.highest());
        if (wanted == capacity) {
            return new Adjusted.Ignored("there is no change in capacity");
        }
        BigDecimal own = adjustment.cooldown();
        BigDecimal cooldown = own == null ? cooldown(context.properties()) : own;
        if (!Cooldown.isOver(context.document(), context.now())) {
            return new Adjusted.Ignored("due to cooldown, cooldown %s".formatted(cooldown));
        }
        Resizing resizing = new Resizing(wanted, cooldown, adjustment.shown());
        return new Adjusted.Begun(
                template(context, Batch.resize(Members.size(wanted))),
                Outcome.NOTHING
                        .remember(SCALING, resizing.write())
                        .document(Cooldown.begun(context.document())));
    }

    @Override
    public final Optional<Outcome> settled(ResourceContext context) {
        Optional<NestedOutcome> ended = context.nested().filter(stack -> !stack.isBusy(context));
        Optional<Resizing> resizing = resizing(context);
        return ended.isEmpty() || resizing.isEmpty()
                ? super.settled(context)
                : Optional.of(resized(context, ended.get(), resizing.get()));
    }

    private static Outcome resized(
            ResourceContext context, NestedOutcome ended, Resizing resizing) {
        boolean complete = ended.state().status() == Status.COMPLETE && !ended.state().deleted();
        Map<String, @Nullable Object> before = context.document();
        return remembered(ended, complete ? outputs(ended) : Outcome.NOTHING)
                .document(
                        complete
                                ? Cooldown.finished(
                                        before,
                                        context.now(),
                                        resizing.cooldown(),
                                        resizing.reason())
                                : Cooldown.failed(before));
    }

    @Override
    protected final Outcome completed(
            ResourceContext context, NestedOutcome ended, Outcome outcome) {
        Outcome remembered = remembered(ended, outcome);
        return isScalable() && SIZED.contains(context.resource().state().action())
                ? remembered.document(
                        Cooldown.finished(
                                context.document(),
                                context.now(),
                                cooldown(context.properties()),
                                "ExactCapacity : %d".formatted(names(ended.members()).size())))
                : remembered;
    }

    private static Outcome remembered(NestedOutcome ended, Outcome outcome) {
        return outcome.remember(MEMBERS, String.join(",", names(ended.members())))
                .remember(SCALING, "");
    }

    private static Optional<Resizing> resizing(ResourceContext context) {
        return context.data(SCALING).flatMap(Resizing::read);
    }

    private static List<String> names(List<NestedMember> members) {
        return members.stream().filter(member -> !member.failed()).map(NestedMember::name).toList();
    }

    /** The members that have not failed, as they were last seen: the oldest first. */
    protected static List<String> names(ResourceContext context) {
        return context.data(MEMBERS)
                .filter(names -> !names.isEmpty())
                .map(names -> List.of(names.split(",")))
                .orElse(List.of());
    }

    /** Of all these values, those of members that have not failed, the oldest first. */
    protected static Map<String, @Nullable Object> ofMembers(
            ResourceContext context, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        names(context).stream()
                .filter(values::containsKey)
                .forEach(name -> ordered.put(name, values.get(name)));
        return ordered;
    }
}
