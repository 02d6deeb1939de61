"""What a note on an article says of it, so that it can be found and cited when the file has gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defense_tui.cli.request import Request
    from defense_tui.model.article import Article
    from defense_tui.notebook.annotation import Target


def target_of(request: Request, article: Article) -> Target:
    """*article* of the corpus in question as a note's target."""
    from defense_tui.notebook.annotation import Target, TargetKind

    published = article.date.text if article.date else ""
    return Target(TargetKind.ARTICLE, request.folder.info.key, article.id, article.title, article.source_url, published)
