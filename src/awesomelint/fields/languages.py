"""What lists in other languages than English call the fields of a work, its links, and the months.

The English words are in the modules that use them. To teach a language, add its words here: keys of lines (`Autoren: …`),
headers of columns and labels of links share them.
"""

from __future__ import annotations

# By what a word names; a hyphen means a space within a word.
_WORDS = {
    "title": (
        "titel titre título titulo titolo tytuł název название заголовок назва başlık judul "
        "标题 题目 標題 題目 论文题目 论文标题 论文名称 论文名 論文題目 論文名 題名 タイトル 論文タイトル 제목 논문-제목 논문제목 논문명"
    ),
    "name": "nom nombre nome naam namn navn nazwa имя 名字 名称 名稱 名前 이름",
    "paper": (
        "artikel aufsatz artículo artículos articulo artigo artigos articolo artykuł článek статья статьи стаття makale "
        "论文 原文 文章 論文 논문"
    ),
    "authors": (
        "autor autoren autorin autorinnen verfasser auteur auteurs autores autore autori författare forfatter forfattere "
        "autorzy autoři автор авторы автори yazar yazarlar 作者 论文作者 作者团队 著者 저자"
    ),
    "date": (
        "datum jahr année annee fecha año anio ano anno jaar år rok дата год рік yıl tarih tahun "
        "日期 时间 時間 年份 年 发布时间 发表时间 发表年份 发表日期 发表年 発表年 日付 出版年 公開日 연도 년도 발표연도 날짜 발표일"
    ),
    "venue": (
        "konferenz zeitschrift tagung conférence revue colloque conferencia revista congreso conferência congresso periódico "
        "conferenza rivista convegno conferentie tijdschrift konferens konferanse konference tidskrift tidsskrift konferencja "
        "czasopismo časopis конференция журнал конференція konferans dergi "
        "会议 期刊 会议/期刊 期刊/会议 發表 发表 发表于 发表会议 发表期刊 来源 会議 學會 学会 論文誌 掲載 掲載誌 학회 저널 학술지"
    ),
    "tags": (
        "schlagworte schlagwörter stichworte kategorie kategorien thema themen mots-clés mots-clefs catégorie sujet thème "
        "palabras-clave etiquetas tema temas categoría categorías palavras-chave categoria categorias parole-chiave trefwoorden "
        "onderwerp słowa-kluczowe kategoria klíčová-slova ключевые-слова категория темы теги ключові-слова anahtar-kelimeler "
        "关键词 关键字 標籤 标签 类型 类别 分类 分類 キーワード 分野 키워드 분야 분류"
    ),
    "note": (
        "zusammenfassung beschreibung anmerkung anmerkungen notizen résumé remarques commentaire commentaires resumen descripción "
        "notas comentario comentarios resumo descrição comentário comentários riassunto descrizione commenti samenvatting "
        "beschrijving opmerkingen sammanfattning sammendrag beskrivning beskrivelse streszczenie opis uwagi shrnutí popis "
        "аннотация описание заметки примечание примечания комментарий резюме опис анотація özet açıklama "
        "介绍 介紹 简介 簡介 摘要 说明 說明 描述 概要 备注 備註 机构 機構 要旨 要約 所属 초록 요약 설명 소속 비고"
    ),
    "code": (
        "quelltext quellcode code código codigo codice broncode källkod kode kildekode kod kód код исходники "
        "代码 源码 源代码 代碼 程式碼 源碼 コード ソースコード 코드 소스코드"
    ),
    "link": (
        "verweis lien liens enlace enlaces vínculo ligação collegamento länk lenke lenk odnośnik odkaz ссылка ссылки посилання "
        "bağlantı 链接 地址 连接 連結 鏈接 リンク 링크"
    ),
    "page": (
        "projekt projektseite webseite projet site proyecto projeto página pagina sitio progetto sito projektsida strona stránka "
        "проект сайт страница proje 项目 主页 官网 网站 網站 專案 項目 主頁 官網 プロジェクト ホームページ ページ "
        "サイト 프로젝트 홈페이지"
    ),
    "media": (
        "folien aufzeichnung vortrag diapositives diapos vidéo vidéos présentation exposé diapositivas vídeo vídeos presentación "
        "charla apresentação palestra diapositive presentazione presentatie slajdy wideo prezentacja snímky prezentace "
        "слайды видео презентация доклад запись слайди відео sunum 解读 視頻 视频 影片 演示 幻灯片 投影片 讲解 博客 部落格 "
        "解説 スライド 動画 資料 発表 ブログ 記事 デモ 영상 동영상 발표 자료 슬라이드 블로그 데모"
    ),
    "data": (
        "daten datensatz datensätze données datos dados dati gegevens dane данные датасет дані veri 数据 数据集 數據 資料集 模型 "
        "データ データセット モデル 데이터 데이터셋 모델"
    ),
    "index": "nr nummer numéro numero número номер 序号 编号 序號 編號 回 番号 번호",
}
# Other words of link texts that name a kind of link.
_LABEL_WORDS = (
    "anhang offiziell offizielle implementierung umsetzung jeu annexe officiel officielle implémentation apéndice oficial conjunto "
    "implementación apêndice implementação appendice ufficiale implementazione bijlage officieel załącznik приложение реализация "
    "официальный de du del do da la le les der des zum zur 展示 讲座 下载 下載 笔记 筆記 介绍 开源 開源 在线 详情 詳情 官方 非官方 实现 實現 "
    "复现 补充 補充 材料 附录 附錄 海报 海報 知乎 详解 翻译 版本 実装 公式 補足 ポスター 日本語 리뷰 구현 공식 포스터 부록"
)
# The names of the months of twelve languages (Unicode CLDR), and abbreviations that have no other meaning.
_MONTHS = (
    "januar janvier enero janeiro gennaio januari stycznia styczeń leden ledna января январь січня січень ocak jänner janv янв",
    "februar février febrero fevereiro febbraio februari lutego luty únor února февраля февраль лютого лютий şubat févr февр",
    "märz mars marzo março maart marts marca marzec březen března марта март березня березень mart mrz",
    "avril abril aprile kwietnia kwiecień duben dubna апреля апрель квітня квітень nisan avr апр",
    "mai mayo maio maggio mei maj maja květen května мая май травня травень mayıs",
    "juni juin junio junho giugno czerwca czerwiec červen června июня июнь червня червень haziran июн",
    "juli juillet julio julho luglio lipca lipiec červenec července июля июль липня липень temmuz juil июл",
    "août agosto augustus augusti sierpnia sierpień srpen srpna августа август серпня серпень ağustos авг",
    "septembre septiembre setembro settembre września wrzesień září сентября сентябрь вересня вересень eylül сент",
    "oktober octobre octubre outubro ottobre października październik říjen října октября октябрь жовтня жовтень ekim okt окт",
    "novembre noviembre novembro listopada listopad listopadu ноября ноябрь листопада листопад kasım нояб",
    "dezember décembre diciembre dezembro dicembre desember grudnia grudzień prosinec prosince декабря декабрь грудня грудень "
    "aralık dez déc дек",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


def words_of(*meanings: str) -> frozenset[str]:
    """Return the words for some of the meanings (title, authors, date, venue, …), in lower case."""
    return frozenset([word.replace("-", " ") for meaning in meanings for word in _WORDS[meaning].split()])


def label_words() -> frozenset[str]:
    """Return the words of which the labels of links consist, in lower case."""
    return words_of("paper", "code", "link", "page", "media", "data").union(_LABEL_WORDS.split())
