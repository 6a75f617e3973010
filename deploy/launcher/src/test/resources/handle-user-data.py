"""Does with user data on the standard input what cloud-init does with parts that have a
handler: takes the handlers from the message and gives them the parts of their types."""

import email
import sys

parts = [part for part in email.message_from_string(sys.stdin.read()).walk()
         if not part.is_multipart()]
handlers = {}
for part in parts:
    text = part.get_payload(decode=True).decode()
    kind, name = part.get_content_type(), part.get_filename()
    if kind == 'text/part-handler':
        module = {}
        exec(compile(text, name, 'exec'), module)
        for each in module['list_types']():
            module['handle_part'](None, '__begin__', None, None)
            handlers[each] = module['handle_part']
    elif kind in handlers:
        handlers[kind](None, kind, name, text)
    else:
        sys.exit('nobody handles %s (%s)' % (name, kind))
for handle in handlers.values():
    handle(None, '__end__', None, None)
