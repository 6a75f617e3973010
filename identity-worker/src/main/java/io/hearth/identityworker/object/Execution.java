package io.hearth.identityworker.object;

import static java.util.Objects.requireNonNull;

import io.hearth.identityworker.object.Known.Attempted;
import io.hearth.identityworker.object.ObjectKind.Field;
import io.hearth.keystone.DelegatedKeystone;
import io.hearth.keystone.DelegatedKeystone.Kind;
import io.hearth.keystone.RefusedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object what it ought to be, or removes it, from what is known of it. Nothing is done
 * that is known to be done; what may have been done by a call whose answer was lost is looked for
 * by its marker, never by its name alone. What is known grows call by call, also when one fails.
 */
public final class Execution {
    /** The field of our own that every object of ours has. */
    static final String MARK = "hearth";

    private static final int CONFLICT = 409;

    private final DelegatedKeystone keystone;
    private final Order order;
    private final UnaryOperator<Known> saver;
    private final Lookup lookup;
    private final Memberships memberships;
    private Known known;
    private @Nullable Map<String, @Nullable Object> shown;

    /**
     * @param saver keeps what is about to be done before it is; gives it back
     */
    public Execution(
            DelegatedKeystone keystone, Order order, Known known, UnaryOperator<Known> saver) {
        this.keystone = keystone;
        this.order = order;
        this.known = known;
        this.saver = saver;
        this.lookup = new Lookup(keystone);
        this.memberships = new Memberships(keystone, lookup, order);
    }

    /** What is known now. */
    public Known known() {
        return known;
    }

    /** The object as Keystone has shown it, without secrets; empty when it was not shown. */
    public Optional<Map<String, @Nullable Object>> shown() {
        return Optional.ofNullable(shown).map(Execution::open);
    }

    /** A text that may repeat what Keystone was sent. */
    public String withoutSecrets(String words) {
        return order.value(ObjectKind.PASSWORD) instanceof String password && !password.isEmpty()
                ? words.replace(password, "******")
                : words;
    }

    /** Makes or changes it. */
    public void bringAbout() {
        Optional<Kind> kind = order.kind().kind();
        if (kind.isPresent()) {
            if (known.keystoneId() == null) {
                create(kind.get());
            } else {
                change(kind.get(), false);
            }
        }
        memberships.bringAbout(known, this::step);
    }

    /** Removes it; what is not there needs no removal. */
    public void remove() {
        Optional<Kind> kind = order.kind().kind();
        if (kind.isEmpty()) {
            memberships.revokeAll(known, this::step);
        } else {
            String id = known.keystoneId();
            Optional.ofNullable(id)
                    .or(() -> findOwn(kind.get()))
                    .ifPresent(own -> keystone.delete(kind.get(), own));
        }
        known = Known.NOTHING;
    }

    private Known step(Known next, boolean first) {
        known = next;
        return first ? saver.apply(next) : next;
    }

    private void create(Kind kind) {
        Optional<String> own = findOwn(kind);
        if (own.isPresent()) {
            adopt(kind, own.get());
            return;
        }
        Map<String, @Nullable Object> fields = fields(true, false);
        fields.put(MARK, order.marker());
        step(known.attempting(attempted(fields)), true);
        try {
            Map<String, @Nullable Object> made = keystone.create(kind, fields);
            shown = made;
            known = known.made(String.valueOf(made.get("id"))).applied(order.sealed());
        } catch (RefusedException e) {
            Optional<String> found = e.status() == CONFLICT ? findOwn(kind) : Optional.empty();
            known = known.attempting(null);
            adopt(kind, found.orElseThrow(() -> e));
        }
    }

    /** A call before has made it; whether as it ought to be now is not known. */
    private void adopt(Kind kind, String id) {
        known = known.made(id);
        change(kind, true);
    }

    private void change(Kind kind, boolean all) {
        Map<String, @Nullable Object> fields = fields(false, !all);
        if (!fields.isEmpty()) {
            Known before = known;
            // what it is like is not known until the answer has been recorded
            step(before.applied(null), true);
            try {
                shown = keystone.change(kind, requireNonNull(known.keystoneId()), fields);
            } catch (RefusedException e) {
                known = before;
                throw e;
            }
        }
        known = known.applied(order.sealed());
    }

    private Optional<String> findOwn(Kind kind) {
        Attempted attempted = known.attempted();
        if (attempted == null) {
            return Optional.empty();
        }
        Map<String, String> filter = new HashMap<>();
        filter.put("name", attempted.name());
        String domainId = attempted.domainId();
        if (domainId != null) {
            filter.put("domain_id", domainId);
        }
        return keystone.list(kind, filter).stream()
                .filter(object -> order.marker().equals(object.get(MARK)))
                .map(object -> String.valueOf(object.get("id")))
                .findFirst();
    }

    /** What has no value is left to Keystone, as Heat does. */
    private Map<String, @Nullable Object> fields(boolean creation, boolean changedOnly) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Field field : order.kind().fields()) {
            Object value = order.value(field.property());
            if (value != null
                    && (creation || !field.creationOnly())
                    && (!changedOnly || order.changes(field.property()))) {
                Kind named = field.named();
                fields.put(
                        field.name(),
                        named == null ? value : lookup.id(named, String.valueOf(value)));
            }
        }
        return fields;
    }

    private static Attempted attempted(Map<String, @Nullable Object> fields) {
        Object domainId = fields.get("domain_id");
        return new Attempted(
                String.valueOf(fields.get("name")),
                domainId == null ? null : String.valueOf(domainId));
    }

    private static Map<String, @Nullable Object> open(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> open = new LinkedHashMap<>(object);
        open.remove(MARK);
        open.remove(ObjectKind.PASSWORD);
        return open;
    }
}
