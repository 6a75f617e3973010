package io.hearth.access.policy;

import io.hearth.access.policy.language.Check;
import io.hearth.access.policy.language.CheckParser;
import io.hearth.access.policy.language.CheckSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a policy file: YAML or JSON, names of rules to rules. */
final class PolicyFile {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(1_048_576).build();

    private final String name;
    private final int[] text;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private PolicyFile(String name, String text) {
        this.name = name;
        this.text = text.codePoints().toArray();
    }

    /**
     * A rule of the file.
     *
     * @param line from 1
     */
    record Entry(int line, Check check) {}

    /**
     * @param name of the file, for messages
     * @return the rules in the file's order; none for a file with nothing but comments
     * @throws PolicyException with the line of what cannot be read
     */
    static Map<String, Entry> read(String name, String text) {
        if (text.isBlank()) { // what a full disk or a broken copy leaves
            throw PolicyException.of(name, "it is empty; write {} to keep every default");
        }
        PolicyFile file = new PolicyFile(name, text);
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            root.filter(node -> !node.getTag().equals(Tag.NULL)).ifPresent(file::rules);
        } catch (MarkedYamlEngineException malformed) {
            throw PolicyException.at(
                    name, line(malformed.getProblemMark()), malformed.getProblem());
        } catch (YamlEngineException malformed) {
            throw PolicyException.of(name, String.valueOf(malformed.getMessage()));
        } catch (StackOverflowError tooDeep) { // the reader of YAML has no bound of its own
            throw PolicyException.of(name, "it is nested too deeply");
        }
        return file.entries;
    }

    private void rules(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            throw wrong(root, "the file must be a mapping of names to rules");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String rule = text(tuple.getKeyNode(), "the name of a rule");
            int line = line(tuple.getKeyNode().getStartMark());
            Entry before = entries.put(rule, new Entry(line, check(rule, tuple.getValueNode())));
            if (before != null) {
                throw wrong(
                        tuple.getKeyNode(),
                        "the rule '%s' stands in line %d already".formatted(rule, before.line()));
            }
        }
    }

    private Check check(String rule, Node value) {
        try {
            return value instanceof SequenceNode list
                    ? CheckParser.parse(list(list))
                    : CheckParser.parse(text(value, "the rule '%s'".formatted(rule)));
        } catch (CheckSyntaxException problem) {
            throw wrong(value, "the rule '%s': %s".formatted(rule, problem.getMessage()));
        }
    }

    private List<Object> list(SequenceNode outer) {
        List<Object> made = new ArrayList<>();
        for (Node inner : outer.getValue()) {
            if (inner instanceof SequenceNode list) {
                made.add(list.getValue().stream().map(each -> text(each, "a check")).toList());
            } else {
                made.add(text(inner, "a check"));
            }
        }
        return made;
    }

    /** A text as it stands; a tag, which an unquoted exclamation mark begins, is a mistake. */
    private String text(Node node, String what) {
        if (beginsWithTag(node)) {
            throw wrong(node, what + " begins with '!'; write it in quotes");
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(node, what + " must be a text");
        }
        if (scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().isEmpty()) {
            throw wrong(
                    node,
                    what + " is missing; write \"\" or \"@\" for everybody, \"!\" for nobody");
        }
        if (!node.getTag().equals(Tag.STR)) {
            throw wrong(node, "%s must be a text, not %s".formatted(what, scalar.getValue()));
        }
        return scalar.getValue();
    }

    private boolean beginsWithTag(Node node) {
        int start = node.getStartMark().map(Mark::getIndex).orElse(text.length);
        return start < text.length && text[start] == '!';
    }

    private PolicyException wrong(Node node, String what) {
        return PolicyException.at(name, line(node.getStartMark()), what);
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(1);
    }
}
