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
	    "Section", "Equation",
	    "Exercise", "Solution", "point", "points", "Total", "Reached",
	    "Space for the answer", "With solutions", "Points" } },
	{ "ar", { "المحتويات", "الحواشي", "العودة إلى الإحالة",
	    "انتقل إلى المحتوى", "ملاحظة", "نصيحة", "مهم", "تحذير",
	    "تنبيه", "ملخص", "كلمات مفتاحية", "جدول", "شكل", "منجز",
	    "للإنجاز", "الغلاف", "صفحة العنوان", "صورة",
	    "قائمة الأشكال", "قائمة الجداول",
	    "القسم", "المعادلة",
	    "تمرين", "الحل", "نقطة", "نقاط", "المجموع", "المحصل",
	    "مساحة للإجابة", "مع الحلول", "النقاط" } },
	{ "de", { "Inhalt", "Fußnoten", "Zurück zur Stelle",
	    "Zum Inhalt springen", "Hinweis", "Tipp", "Wichtig", "Warnung",
	    "Vorsicht", "Zusammenfassung", "Schlagwörter", "Tabelle",
	    "Abbildung", "Erledigt", "Offen", "Umschlag", "Titelseite",
	    "Bild",
	    "Abbildungsverzeichnis", "Tabellenverzeichnis",
	    "Abschnitt", "Gleichung",
	    "Aufgabe", "Lösung", "Punkt", "Punkte", "Summe", "Erreicht",
	    "Platz für die Antwort", "Mit Lösungen", "Punkte" } },
	{ "es", { "Índice", "Notas", "Volver a la referencia",
	    "Saltar al contenido", "Nota", "Consejo", "Importante",
	    "Advertencia", "Precaución", "Resumen", "Palabras clave",
	    "Tabla", "Figura", "Hecho", "Pendiente", "Cubierta", "Portada",
	    "Imagen",
	    "Índice de figuras", "Índice de tablas",
	    "Sección", "Ecuación",
	    "Ejercicio", "Solución", "punto", "puntos", "Total", "Obtenido",
	    "Espacio para la respuesta", "Con soluciones", "Puntos" } },
	{ "fr", { "Table des matières", "Notes", "Retour à l’appel",
	    "Aller au contenu", "Note", "Astuce", "Important",
	    "Avertissement", "Attention", "Résumé", "Mots-clés", "Tableau",
	    "Figure", "Fait", "À faire", "Couverture", "Page de titre",
	    "Image",
	    "Table des figures", "Liste des tableaux",
	    "Section", "Équation",
	    "Exercice", "Solution", "point", "points", "Total", "Obtenus",
	    "Espace pour la réponse", "Avec les solutions", "Points" } },
	{ "he", { "תוכן העניינים", "הערות", "חזרה להפניה", "דילוג לתוכן",
	    "הערה", "טיפ", "חשוב", "אזהרה", "זהירות", "תקציר",
	    "מילות מפתח", "טבלה", "איור", "בוצע", "לביצוע", "כריכה",
	    "עמוד השער", "תמונה",
	    "רשימת איורים", "רשימת טבלאות",
	    "סעיף", "משוואה",
	    "תרגיל", "פתרון", "נקודה", "נקודות", "סך הכול", "הושג",
	    "מקום לתשובה", "עם פתרונות", "נקודות" } },
	{ "it", { "Indice", "Note", "Torna al richiamo",
	    "Vai al contenuto", "Nota", "Suggerimento", "Importante",
	    "Avviso", "Attenzione", "Sommario", "Parole chiave", "Tabella",
	    "Figura", "Fatto", "Da fare", "Copertina", "Frontespizio",
	    "Immagine",
	    "Elenco delle figure", "Elenco delle tabelle",
	    "Sezione", "Equazione",
	    "Esercizio", "Soluzione", "punto", "punti", "Totale", "Ottenuti",
	    "Spazio per la risposta", "Con soluzioni", "Punti" } },
	{ "ja", { "目次", "脚注", "本文に戻る", "本文へ移動", "注記",
	    "ヒント", "重要", "警告", "注意", "概要", "キーワード", "表",
	    "図", "完了", "未完了", "表紙", "タイトルページ", "画像",
	    "図目次", "表目次",
	    "節", "式",
	    "問題", "解答", "点", "点", "合計", "得点", "解答欄", "解答つき", "配点" } },
	{ "ko", { "차례", "각주", "본문으로 돌아가기", "본문으로 건너뛰기",
	    "참고", "팁", "중요", "경고", "주의", "초록", "핵심어", "표",
	    "그림", "완료", "할 일", "표지", "속표지", "이미지",
	    "그림 차례", "표 차례",
	    "절", "식",
	    "문제", "풀이", "점", "점", "합계", "점수", "답란", "풀이 포함", "배점" } },
	{ "nl", { "Inhoud", "Voetnoten", "Terug naar de verwijzing",
	    "Naar de inhoud", "Opmerking", "Tip", "Belangrijk",
	    "Waarschuwing", "Let op", "Samenvatting", "Trefwoorden",
	    "Tabel", "Figuur", "Gedaan", "Te doen", "Omslag",
	    "Titelpagina", "Afbeelding",
	    "Lijst van figuren", "Lijst van tabellen",
	    "Sectie", "Vergelijking",
	    "Opgave", "Oplossing", "punt", "punten", "Totaal", "Behaald",
	    "Ruimte voor het antwoord", "Met oplossingen", "Punten" } },
	{ "pl", { "Spis treści", "Przypisy", "Powrót do odsyłacza",
	    "Przejdź do treści", "Uwaga", "Wskazówka", "Ważne",
	    "Ostrzeżenie", "Przestroga", "Streszczenie", "Słowa kluczowe",
	    "Tabela", "Rysunek", "Zrobione", "Do zrobienia", "Okładka",
	    "Strona tytułowa", "Obraz",
	    "Spis rysunków", "Spis tabel",
	    "Rozdział", "Równanie",
	    "Zadanie", "Rozwiązanie", "pkt", "pkt", "Razem", "Uzyskane",
	    "Miejsce na odpowiedź", "Z rozwiązaniami", "Punkty" } },
	{ "pt", { "Sumário", "Notas", "Voltar à referência",
	    "Ir para o conteúdo", "Nota", "Dica", "Importante", "Aviso",
	    "Cuidado", "Resumo", "Palavras-chave", "Tabela", "Figura",
	    "Feito", "A fazer", "Capa", "Folha de rosto", "Imagem",
	    "Lista de figuras", "Lista de tabelas",
	    "Seção", "Equação",
	    "Exercício", "Solução", "ponto", "pontos", "Total", "Obtidos",
	    "Espaço para a resposta", "Com soluções", "Pontos" } },
	{ "ru", { "Содержание", "Примечания", "Назад к ссылке",
	    "К содержанию", "Примечание", "Совет", "Важно",
	    "Предупреждение", "Осторожно", "Аннотация", "Ключевые слова",
	    "Таблица", "Рисунок", "Сделано", "Сделать", "Обложка",
	    "Титульный лист", "Изображение",
	    "Список иллюстраций", "Список таблиц",
	    "Раздел", "Уравнение",
	    "Упражнение", "Решение", "б.", "б.", "Всего", "Набрано",
	    "Место для ответа", "С решениями", "Баллы" } },
	{ "sv", { "Innehåll", "Fotnoter", "Tillbaka till hänvisningen",
	    "Hoppa till innehållet", "Obs", "Tips", "Viktigt", "Varning",
	    "Försiktigt", "Sammanfattning", "Nyckelord", "Tabell",
	    "Figur", "Klart", "Att göra", "Omslag", "Titelsida", "Bild",
	    "Figurer", "Tabeller",
	    "Avsnitt", "Ekvation",
	    "Uppgift", "Lösning", "poäng", "poäng", "Summa", "Uppnått",
	    "Plats för svaret", "Med lösningar", "Poäng" } },
	{ "uk", { "Зміст", "Примітки", "Назад до посилання",
	    "Перейти до вмісту", "Примітка", "Порада", "Важливо",
	    "Попередження", "Обережно", "Анотація", "Ключові слова",
	    "Таблиця", "Рисунок", "Зроблено", "Зробити", "Обкладинка",
	    "Титульна сторінка", "Зображення",
	    "Перелік рисунків", "Перелік таблиць",
	    "Розділ", "Рівняння",
	    "Вправа", "Розв’язання", "б.", "б.", "Усього", "Набрано",
	    "Місце для відповіді", "З розв’язаннями", "Бали" } },
	{ "zh", { "目录", "脚注", "返回引用处", "跳到正文", "注意", "提示",
	    "重要", "警告", "小心", "摘要", "关键词", "表", "图", "已完成",
	    "待办", "封面", "书名页", "图像",
	    "插图目录", "表格目录",
	    "节", "公式",
	    "练习", "解答", "分", "分", "总分", "得分", "答题处", "附解答", "分值" } }
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

/* Of a Chinese, Japanese or Korean number, the word follows at once. */
char *
label_points(struct conv_arena *a, const char *lang, const char *points)
{
	const char *space = "\xC2\xA0";
	size_t n = strcspn(lang, "-");

	if (n == 2 && (strncmp(lang, "ja", n) == 0 ||
	    strncmp(lang, "ko", n) == 0 || strncmp(lang, "zh", n) == 0))
		space = "";
	return conv_asprintf(a, "%s%s%s", points, space, label(lang,
	    strcmp(points, "1") == 0 ? LABEL_POINT : LABEL_POINTS));
}

char *
label_exercise(struct conv_arena *a, const char *lang,
    const struct conv_node *n)
{
	const char *title = conv_attr(n, "title");
	const char *word = label(lang, LABEL_EXERCISE);

	return title == NULL ?
	    conv_asprintf(a, "%s %u", word, (unsigned)n->u.div.number) :
	    conv_asprintf(a, "%s %u: %s", word, (unsigned)n->u.div.number,
	    title);
}
