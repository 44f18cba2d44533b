"""Work reports and plans in prose: every figure in them, with its sentence.

bytes → text and blocks (`documents`, `blocks`) → numbers (`quantities`) → what they say of
whom, when and whether (`context`, `status`, `mapping`) → passages → figures.
Rules only, no model: the same text always gives the same passages.
"""
