package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.util.List;

/**
 * Removes what an update has replaced or left out, once all is as the template wants it; a resource
 * as soon as none is left that uses it.
 */
final class Leftovers {
    private final Draft draft;
    private final Walk walk;
    private final Removal removal;

    Leftovers(Draft draft) {
        this.draft = draft;
        this.walk = new Walk(draft, Walk.Direction.USERS_FIRST);
        this.removal = new Removal(draft);
    }

    void begin() {
        new Ending(draft).abortAll();
        List<Resource> obsolete =
                draft.scene().resources().stream().filter(this::isObsolete).toList();
        Stack stack = draft.stack();
        draft.store(stack.at(stack.progress().clean(obsolete.size())));
        walk.begin(obsolete, removal::start);
        if (obsolete.isEmpty()) {
            new Ending(draft).complete("");
        }
    }

    /** A resource is gone: those that it used may have waited for it alone. */
    void finished(Resource resource) {
        Stack stack = draft.stack();
        draft.store(stack.at(stack.progress().less()));
        walk.finished(resource, this::isObsolete, removal::start);
        if (draft.stack().progress().pending() == 0) {
            new Ending(draft).complete("");
        }
    }

    private boolean isObsolete(Resource resource) {
        boolean wanted =
                resource.current() && resource.lineage().epoch() == draft.stack().plan().epoch();
        return !wanted && !resource.state().deleted();
    }
}
