/* label.c - the words that conv itself writes, in the document's language. */
#include <string.h>

#include "base/base.h"

struct language {
	const char	*tag;
	const char	*words[LABEL_COUNT];
};

static const struct language languages[] = {
	{ "en", { "Contents", "Footnotes", "Back to reference",
	    "Skip to content", "Note", "Tip", "Important", "Warning",
	    "Caution", "Abstract", "Keywords", "Table", "Figure", "Done",
	    "To do", "Cover", "Title page", "Image",
	    "List of figures", "List of tables",
	    "Section", "Equation" } },
	{ "ar", { "المحتويات", "الحواشي", "العودة إلى الإحالة",
	    "انتقل إلى المحتوى", "ملاحظة", "نصيحة", "مهم", "تحذير",
	    "تنبيه", "ملخص", "كلمات مفتاحية", "جدول", "شكل", "منجز",
	    "للإنجاز", "الغلاف", "صفحة العنوان", "صورة",
	    "قائمة الأشكال", "قائمة الجداول",
	    "القسم", "المعادلة" } },
	{ "de", { "Inhalt", "Fußnoten", "Zurück zur Stelle",
	    "Zum Inhalt springen", "Hinweis", "Tipp", "Wichtig", "Warnung",
	    "Vorsicht", "Zusammenfassung", "Schlagwörter", "Tabelle",
	    "Abbildung", "Erledigt", "Offen", "Umschlag", "Titelseite",
	    "Bild",
	    "Abbildungsverzeichnis", "Tabellenverzeichnis",
	    "Abschnitt", "Gleichung" } },
	{ "es", { "Índice", "Notas", "Volver a la referencia",
	    "Saltar al contenido", "Nota", "Consejo", "Importante",
	    "Advertencia", "Precaución", "Resumen", "Palabras clave",
	    "Tabla", "Figura", "Hecho", "Pendiente", "Cubierta", "Portada",
	    "Imagen",
	    "Índice de figuras", "Índice de tablas",
	    "Sección", "Ecuación" } },
	{ "fr", { "Table des matières", "Notes", "Retour à l’appel",
	    "Aller au contenu", "Note", "Astuce", "Important",
	    "Avertissement", "Attention", "Résumé", "Mots-clés", "Tableau",
	    "Figure", "Fait", "À faire", "Couverture", "Page de titre",
	    "Image",
	    "Table des figures", "Liste des tableaux",
	    "Section", "Équation" } },
	{ "he", { "תוכן העניינים", "הערות", "חזרה להפניה", "דילוג לתוכן",
	    "הערה", "טיפ", "חשוב", "אזהרה", "זהירות", "תקציר",
	    "מילות מפתח", "טבלה", "איור", "בוצע", "לביצוע", "כריכה",
	    "עמוד השער", "תמונה",
	    "רשימת איורים", "רשימת טבלאות",
	    "סעיף", "משוואה" } },
	{ "it", { "Indice", "Note", "Torna al richiamo",
	    "Vai al contenuto", "Nota", "Suggerimento", "Importante",
	    "Avviso", "Attenzione", "Sommario", "Parole chiave", "Tabella",
	    "Figura", "Fatto", "Da fare", "Copertina", "Frontespizio",
	    "Immagine",
	    "Elenco delle figure", "Elenco delle tabelle",
	    "Sezione", "Equazione" } },
	{ "ja", { "目次", "脚注", "本文に戻る", "本文へ移動", "注記",
	    "ヒント", "重要", "警告", "注意", "概要", "キーワード", "表",
	    "図", "完了", "未完了", "表紙", "タイトルページ", "画像",
	    "図目次", "表目次",
	    "節", "式" } },
	{ "ko", { "차례", "각주", "본문으로 돌아가기", "본문으로 건너뛰기",
	    "참고", "팁", "중요", "경고", "주의", "초록", "핵심어", "표",
	    "그림", "완료", "할 일", "표지", "속표지", "이미지",
	    "그림 차례", "표 차례",
	    "절", "식" } },
	{ "nl", { "Inhoud", "Voetnoten", "Terug naar de verwijzing",
	    "Naar de inhoud", "Opmerking", "Tip", "Belangrijk",
	    "Waarschuwing", "Let op", "Samenvatting", "Trefwoorden",
	    "Tabel", "Figuur", "Gedaan", "Te doen", "Omslag",
	    "Titelpagina", "Afbeelding",
	    "Lijst van figuren", "Lijst van tabellen",
	    "Sectie", "Vergelijking" } },
	{ "pl", { "Spis treści", "Przypisy", "Powrót do odsyłacza",
	    "Przejdź do treści", "Uwaga", "Wskazówka", "Ważne",
	    "Ostrzeżenie", "Przestroga", "Streszczenie", "Słowa kluczowe",
	    "Tabela", "Rysunek", "Zrobione", "Do zrobienia", "Okładka",
	    "Strona tytułowa", "Obraz",
	    "Spis rysunków", "Spis tabel",
	    "Rozdział", "Równanie" } },
	{ "pt", { "Sumário", "Notas", "Voltar à referência",
	    "Ir para o conteúdo", "Nota", "Dica", "Importante", "Aviso",
	    "Cuidado", "Resumo", "Palavras-chave", "Tabela", "Figura",
	    "Feito", "A fazer", "Capa", "Folha de rosto", "Imagem",
	    "Lista de figuras", "Lista de tabelas",
	    "Seção", "Equação" } },
	{ "ru", { "Содержание", "Примечания", "Назад к ссылке",
	    "К содержанию", "Примечание", "Совет", "Важно",
	    "Предупреждение", "Осторожно", "Аннотация", "Ключевые слова",
	    "Таблица", "Рисунок", "Сделано", "Сделать", "Обложка",
	    "Титульный лист", "Изображение",
	    "Список иллюстраций", "Список таблиц",
	    "Раздел", "Уравнение" } },
	{ "sv", { "Innehåll", "Fotnoter", "Tillbaka till hänvisningen",
	    "Hoppa till innehållet", "Obs", "Tips", "Viktigt", "Varning",
	    "Försiktigt", "Sammanfattning", "Nyckelord", "Tabell",
	    "Figur", "Klart", "Att göra", "Omslag", "Titelsida", "Bild",
	    "Figurer", "Tabeller",
	    "Avsnitt", "Ekvation" } },
	{ "uk", { "Зміст", "Примітки", "Назад до посилання",
	    "Перейти до вмісту", "Примітка", "Порада", "Важливо",
	    "Попередження", "Обережно", "Анотація", "Ключові слова",
	    "Таблиця", "Рисунок", "Зроблено", "Зробити", "Обкладинка",
	    "Титульна сторінка", "Зображення",
	    "Перелік рисунків", "Перелік таблиць",
	    "Розділ", "Рівняння" } },
	{ "zh", { "目录", "脚注", "返回引用处", "跳到正文", "注意", "提示",
	    "重要", "警告", "小心", "摘要", "关键词", "表", "图", "已完成",
	    "待办", "封面", "书名页", "图像",
	    "插图目录", "表格目录",
	    "节", "公式" } }
};

const char *
label(const char *lang, enum label which)
{
	size_t i, n = strcspn(lang, "-");

	for (i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (strlen(languages[i].tag) == n &&
		    strncmp(languages[i].tag, lang, n) == 0)
			return languages[i].words[which];
	return languages[0].words[which];
}
