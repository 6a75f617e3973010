package io.hearth.webhookservice.intake;

import java.util.List;

/** What the root of a tree of stacks goes by. */
record Tree(String rootId, String name, List<String> tags) {}
