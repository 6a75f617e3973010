package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Actions;
import io.hearth.launcher.access.model.Question;
import io.hearth.launcher.access.model.Route;
import io.hearth.launcher.access.model.Target;
import java.util.Map;

/**
 * A question of the matrix and who asks it.
 *
 * @param parameters of a query
 */
record Cell(Caller caller, Question question, Map<String, String> parameters) {
    static Cell of(Caller caller, Route route, String pathProject, Target target) {
        return new Cell(
                caller,
                new Question(caller.who(), caller.form(), route, pathProject, target),
                Map.of());
    }

    /**
     * @param way by which the query comes
     */
    static Cell of(Caller caller, Actions action, String way, Target target) {
        return new Cell(
                caller,
                new Question(caller.who(), caller.form(), action.by(way), "", target),
                action.parameters(target));
    }

    @Override
    public String toString() {
        Target target = question.target();
        return "%s by %s: %s of %s/%s%s"
                .formatted(
                        question.who().name(),
                        question.form(),
                        question.route(),
                        target.names().getOrDefault("stack_name", target.projectId()),
                        target.resource(),
                        question.pathProject().isEmpty() ? "" : " in " + question.pathProject());
    }
}
