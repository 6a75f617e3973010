package io.hearth.access.policy;

import io.hearth.access.policy.language.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a file's rules over the defaults. A rule that is no default must be used by another, or it
 * is a name that nobody asks for: a mistyped one.
 */
final class PolicyAssembly {
    /** More than anybody overlooks, and far from the end of a thread's stack. */
    private static final int LONGEST_CHAIN = 50;

    private final String file;
    private final Map<String, Check> defaults;
    private final Map<String, PolicyFile.Entry> entries;
    private final Map<String, Check> rules;
    private final Set<String> sound = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();

    private PolicyAssembly(
            String file, Map<String, Check> defaults, Map<String, PolicyFile.Entry> entries) {
        this.file = file;
        this.defaults = defaults;
        this.entries = entries;
        this.rules = new HashMap<>(defaults);
        entries.forEach((name, entry) -> rules.put(name, entry.check()));
    }

    /**
     * @throws PolicyException for a rule that nobody knows, one that refers to such a one, and
     *     rules that rest on themselves
     */
    static Policy of(
            String file, Map<String, Check> defaults, Map<String, PolicyFile.Entry> entries) {
        PolicyAssembly assembly = new PolicyAssembly(file, defaults, entries);
        entries.keySet().forEach(assembly::check);
        assembly.checkNames();
        return new Policy(assembly.rules);
    }

    private void checkNames() {
        Set<String> used = new HashSet<>();
        rules.values().forEach(check -> used.addAll(check.references()));
        entries.forEach(
                (name, entry) -> {
                    if (!defaults.containsKey(name)
                            && !used.contains(name)
                            && !name.startsWith(Policy.RESOURCE_TYPES)) {
                        throw PolicyException.at(
                                file,
                                entry.line(),
                                "the rule '%s' is not known, and no other rule uses it"
                                        .formatted(name));
                    }
                });
    }

    /** Walks along the references of a rule, each rule once. */
    private void check(String name) {
        if (path.contains(name)) {
            path.addLast(name);
            throw PolicyException.at(
                    file,
                    line(path.getFirst()),
                    "the rules %s rest on each other".formatted(String.join(" -> ", path)));
        }
        if (path.size() == LONGEST_CHAIN) {
            throw PolicyException.at(
                    file,
                    line(path.getFirst()),
                    "the rule '%s' rests on a chain of more than %d others"
                            .formatted(path.getFirst(), LONGEST_CHAIN));
        }
        if (!sound.contains(name)) {
            path.addLast(name);
            for (String reference : new TreeSet<>(rule(name).references())) {
                if (!rules.containsKey(reference)) {
                    throw PolicyException.at(
                            file,
                            line(name),
                            "the rule '%s' refers to the rule '%s', which there is not"
                                    .formatted(name, reference));
                }
                check(reference);
            }
            path.removeLast();
            sound.add(name);
        }
    }

    private Check rule(String name) {
        Check check = rules.get(name);
        return check == null ? new Check.Never() : check;
    }

    private int line(String name) {
        PolicyFile.Entry entry = entries.get(name);
        return entry == null ? 1 : entry.line();
    }
}
